import type { Page } from '../../../page/page.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { countriesShown } from '../rules/sheet-countries.ts';
import { isWithoutCountry } from '../rules/undivided-figures.ts';

/** The indicators of a sheet in one country; `country` null: where the partner works, or without one. */
export type SheetPart = {
  key: string;
  country: string | null;
  indicators: readonly IndicatorDefinition[];
};

type Asked = { indicators: readonly IndicatorDefinition[]; sheet: ReportSheet };

/** A sheet to be filled in, by country; the partner's own first, with all that is asked. `countriesOf`: beside its own. */
export const partsToFill = (
  { words }: Page,
  { indicators }: Asked,
  countriesOf: (indicator: IndicatorDefinition) => readonly string[],
): SheetPart[] => [
  { key: 'own', country: null, indicators },
  ...byName(words, new Set(indicators.flatMap(countriesOf))).map((country) => ({
    ...{ key: country, country },
    indicators: indicators.filter((each) => countriesOf(each).includes(country)),
  })),
];

const byName = (words: Page['words'], countries: ReadonlySet<string>): string[] =>
  [...countries].sort((a, b) => words.country(a).localeCompare(words.country(b), words.language));

/** A sheet to be read, by country; what was handed in without one stands by itself, last. */
export const partsToRead = (page: Page, { indicators, sheet }: Asked): SheetPart[] => {
  const isUndivided = (each: IndicatorDefinition) => isWithoutCountry(each, sheet);
  const [divided, undivided] = [
    indicators.filter((each) => !isUndivided(each)),
    indicators.filter(isUndivided),
  ];
  const parts = partsToFill(page, { indicators: divided, sheet }, (each) => countriesShown(each, sheet));
  return [...parts, { key: 'undivided', country: null, indicators: undivided }].filter(
    (part) => part.indicators.length > 0,
  );
};

/** Whether the parts of a sheet have headings: where it is of one country alone nothing says so. */
export const areTold = (parts: readonly SheetPart[]): boolean =>
  parts.length > 1 || parts.some(({ key }) => key === 'undivided');

/** The heading of a part. */
export const partTitle = (
  { words }: Page,
  { key, country }: SheetPart,
  { home, isOwn }: ReportSheet,
): string => {
  if (key === 'undivided' || (isOwn && country === null)) return words.t('results.without-country');
  const named = country ?? home;
  return named === null ? words.t('results.where-the-partner-works') : words.country(named);
};

/** An indicator with its country, where it is told apart by countries. */
export const indicatorTitle = (
  page: Page,
  indicator: IndicatorDefinition,
  { sheet, part }: { sheet: ReportSheet; part: SheetPart },
): string => {
  const title = `${indicator.code} ${page.words.text(indicator.title)}`;
  const isDivided = part.country !== null || countriesShown(indicator, sheet).length > 0;
  return isDivided && part.key !== 'undivided' ? `${title} · ${partTitle(page, part, sheet)}` : title;
};

/** The partner whose sheet it is; or the institute itself. */
export const whoseSheet = ({ words }: Page, { partner }: { partner: string | null }): string =>
  partner ?? words.t('results.institute-itself');
