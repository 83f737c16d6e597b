import type { Narrowed } from '../../../db/figure-question.ts';
import { firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';

export const figureTimes = ['year', 'half_year', 'quarter'] as const;
export type FigureTime = (typeof figureTimes)[number];

/** What figures are told apart by, beside indicator and breakdown: the period in which a value's own period ends, partner, country. */
export type FigureAxes = {
  time?: FigureTime | undefined;
  partner?: boolean | undefined;
  country?: boolean | undefined;
};

/** Which indicators, as of which audit number, and which window the end of a period must fall in. */
export type FigureScope = {
  outcomeId?: string | undefined;
  programmeId?: string | undefined;
  indicatorIds?: readonly string[] | undefined;
  asOf?: number | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** A partner's own; `none`: the institute's own. */
  partnershipId?: string | undefined;
  /** ISO 3166: where it was measured, else where its partner works; `none`: nowhere that is known. */
  country?: string | undefined;
  /** What was measured under this version of the definition alone, in its own cells; else what is comparable with the one in force. */
  versionId?: string | undefined;
  /** Also what is measured in words, as figures without a value: so many entries. */
  tellsWords?: boolean | undefined;
  /** Also how many of the entries of a figure nobody approved yet; for who reads sheets. */
  tellsStates?: boolean | undefined;
  by?: FigureAxes | undefined;
};

/**
 * Whether a figure of the scope is of the whole programme, so that what is aimed at may stand beside it: targets are
 * the programme's, neither a partner's nor a country's.
 */
export const isOfProgramme = ({ partnershipId, country, by }: FigureScope): boolean =>
  partnershipId === undefined && country === undefined && !by?.partner && !by?.country;

/** What an answer at the shell is narrowed to, as figures are: a partner, a country, and the days of a year. */
export const placeOf = ({ partnershipId, country, year }: Narrowed): FigureScope => ({
  partnershipId,
  country,
  ...(year === undefined ? {} : { from: firstDayOfYear(year), until: lastDayOfYear(year) }),
});
