import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isCountryCode } from '../../../kernel/country.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Option } from '../../../ui/option.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { FigureScope } from '../queries/figure-scope.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { queried } from './address.ts';

/** Where a figure stands beside its indicator: a cell, a period of an axis of time, a partner, a country. */
export type FigurePlace = {
  breakdown: Readonly<Record<string, string>>;
  period?: string | null | undefined;
  partnershipId?: string | null | undefined;
  country?: string | null | undefined;
};

/** The moment of figures: the day as of which they are read, or else an audit number. */
type FigureMoment = { on?: CalendarDay | undefined; asOf?: number | undefined };

/** An indicator's page as of the moment of a figure; `part`: a card of it. */
export const indicatorHref = (id: string, { on, asOf }: FigureMoment = {}, part = ''): string =>
  withQuery(paths.indicator({ id }), { on, asof: on ? undefined : asOf?.toString() }) + (part && `#${part}`);

/** How an address asks for those entries of a figure alone. */
export const onlyUnapproved = 'unapproved';

/** The address of what a figure is made of. `scope`: the one it was asked in; `onlyUnapproved`: those alone that nobody approved yet, or that were returned. */
export const entriesHref = (
  indicatorId: string,
  { breakdown, period, partnershipId, country }: FigurePlace,
  scope: FigureScope,
  { onlyUnapproved: only = false } = {},
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
    only: only ? onlyUnapproved : undefined,
  });
};

/** The address of what a figure holds that nobody approved yet, or that was returned; a formula's of its parts, which say it each. */
export const unapprovedHref = (
  { id, formula }: { id: string; formula: string | null },
  place: FigurePlace,
  scope: FigureScope,
): string => entriesHref(id, place, scope, { onlyUnapproved: formula === null });

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

/** The cell of a text that an address says; undefined where a part of it is none, or names an axis twice. */
export const cellRead = (text: string): Record<string, string> | undefined => {
  const cell = cellOfParameter(text);
  return text === '' || Object.keys(cell).length === text.split(',').length ? cell : undefined;
};

/** What stands in an address is anybody's: text that is no encoding is kept as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Whose figures to choose from: a partner's, or the institute's own. */
export const partnerOptions = (
  { words }: Page,
  partners: readonly { id: string; name: string }[],
): readonly Option[] => [
  ...partners.map(({ id, name }) => ({ value: id, label: name })),
  { value: 'none', label: words.t('results.institute-itself') },
];

/** Where something was measured, to choose from, and what is asked for: nothing may have been measured in a country. */
export const countryOptions = (page: Page, measured: readonly string[]): readonly Option[] => {
  const { words } = page;
  const asked = queried(page, 'country');
  const isMeant = asked !== undefined && (asked === 'none' || isCountryCode(asked));
  return [...new Set(isMeant ? [...measured, asked] : measured)]
    .map((value) => ({
      value,
      label: value === 'none' ? words.t('results.no-country') : words.country(value),
    }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
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
    ownCellText(words, at.breakdown, namedAxes(indicator)) || words.t('results.whole'),
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
