import { calendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { type FigureScope, figureTimes } from '../queries/figure-scope.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { queried, queriedAsOf, queriedDay, queriedId, queriedIdOrNone } from './address.ts';

/** Where a figure stands beside its indicator: a cell, a period of an axis of time, a partner, a country. */
export type FigurePlace = {
  breakdown: Readonly<Record<string, string>>;
  period?: string | null | undefined;
  partnershipId?: string | null | undefined;
  country?: string | null | undefined;
};

/** The address of what a figure is made of. `scope`: the one it was asked in. */
export const entriesHref = (
  indicatorId: string,
  { breakdown, period, partnershipId, country }: FigurePlace,
  scope: FigureScope,
): string => {
  const { by, from, until, asOf } = scope;
  const ofPartner = by?.partner ? (partnershipId ?? 'none') : scope.partnershipId;
  return withQuery(paths.figureEntries({ id: indicatorId }), {
    cell: cellParameter(breakdown),
    time: by?.time,
    period: period ?? undefined,
    partner: ofPartner,
    country: by?.country ? (country ?? 'none') : scope.country,
    from,
    until,
    asof: asOf === undefined ? undefined : String(asOf),
    version: scope.versionId,
  });
};

/** `sex:female,age:under_35`; nothing for the whole. */
export const cellParameter = (breakdown: Readonly<Record<string, string>>): string =>
  Object.entries(breakdown)
    .map((entry) => entry.map(encodeURIComponent).join(':'))
    .sort()
    .join(',');

/** The cell of such a text. */
export const cellOfParameter = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').flatMap((part) => {
      const [name = '', value = ''] = part.split(':').map(decoded);
      return name && value ? [[name, value]] : [];
    }),
  );

/** What stands in an address is anybody's: text that is no encoding is kept as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A country of the address, or `none`. */
export const queriedCountry = (page: Page): string | undefined => {
  const country = queried(page, 'country');
  return country && /^([A-Z]{2}|none)$/.test(country) ? country : undefined;
};

/** Where something was measured, to choose from. */
export const countryOptions = ({ words }: Page, countries: readonly string[]) =>
  countries
    .map((value) => ({
      value,
      label: value === 'none' ? words.t('results.no-country') : words.country(value),
    }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));

/** The figure that an address asks for: its scope, its cell and its period. */
export const queriedPlace = (page: Page): { scope: FigureScope; at: FigurePlace } => {
  const time = figureTimes.find((each) => each === queried(page, 'time'));
  return {
    scope: {
      partnershipId: queriedIdOrNone(page, 'partner'),
      country: queriedCountry(page),
      from: queriedDay(page, 'from'),
      until: queriedDay(page, 'until'),
      asOf: queriedAsOf(page),
      versionId: queriedId(page, 'version'),
      tellsWords: true,
      by: { time },
    },
    at: { breakdown: cellOfParameter(queried(page, 'cell') ?? ''), period: time && queried(page, 'period') },
  };
};

/** A period as people read it: `2027`, `2027-H1`, `2027-Q3`. */
export const periodText = ({ words }: Page, period: string): string => {
  const [year = '', part = ''] = period.split('-');
  if (part.startsWith('H')) return words.t('results.half-of', { half: part.slice(1), year });
  return part.startsWith('Q') ? words.t('results.quarter-of', { quarter: part.slice(1), year }) : year;
};

/** Where a figure stands, as people read it. */
export const placeText = (
  page: Page,
  { scope, at, indicator }: { scope: FigureScope; at: FigurePlace; indicator: { axes: readonly Axis[] } },
  partners: readonly { id: string; name: string }[],
): string[] => {
  const { words } = page;
  const { partnershipId, country, from, until } = scope;
  const day = (text: string) => words.day(calendarDay(text)!);
  const partner =
    partnershipId === 'none'
      ? words.t('results.institute-itself')
      : partners.find(({ id }) => id === partnershipId)?.name;
  return [
    ownCellText(words, at.breakdown, indicator.axes) || words.t('results.whole'),
    at.period ? periodText(page, at.period) : '',
    partner ?? '',
    country === 'none' ? words.t('results.no-country') : country ? words.country(country) : '',
    from ? words.t('results.from-day', { day: day(from) }) : '',
    until ? words.t('results.until-day', { day: day(until) }) : '',
  ].filter(Boolean);
};

/** Whether a cell of figures stands at a place. */
export const isAtPlace = (cell: CellFigure, { breakdown, period }: FigurePlace): boolean =>
  cellParameter(cell.breakdown) === cellParameter(breakdown) && (cell.period ?? '') === (period ?? '');
