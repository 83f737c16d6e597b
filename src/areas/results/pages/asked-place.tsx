import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import { keepNarrowing } from '../../../page/narrowed-name.ts';
import { type FieldBeside, type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { outsideDaysText, outsideYearText } from '../../../page/year-narrowing.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { type FigureScope, figureTimes } from '../queries/figure-scope.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import { definitionOfVersion, definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { measuredCountries } from '../queries/measured-countries.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { idOf, instituteOf, queried, queriedId } from './address.ts';
import { entryAsked } from './as-of-field.tsx';
import { cellOfParameter, countryOptions, type FigurePlace, partnerOptions } from './figure-place.ts';

/** A figure as an address asks for it. `beside`: what it says that is not chosen among a few, with what cannot be meant. */
export type AskedPlace = {
  indicator: IndicatorDefinition;
  scope: FigureScope;
  at: FigurePlace;
  partners: readonly { id: string; name: string }[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/** Of which indicator, place, cell and period; nothing where there is no such indicator. */
export const askedPlace = async (page: Page, tx: Tx): Promise<AskedPlace | undefined> => {
  const [institute, id] = [instituteOf(page), idOf(page)];
  const { words } = page;
  const entry = await entryAsked(page, tx);
  const [inForce, ofVersion] = [
    (await definitionsOf(tx, institute, [id], entry.value)).get(id),
    await versionAsked(page, tx),
  ];
  const indicator = ofVersion ?? inForce;
  if (!indicator) return undefined;
  const partners = await partnerChoices(tx, institute);
  const countries = await measuredCountries(tx, institute, [id], entry.value);
  const times = figureTimes.map((value) => ({ value, label: words.t(`results.time-${value}`) }));
  const narrowings = [
    narrowing(page, 'partner', words.t('results.partner'), partnerOptions(page, partners)),
    narrowing(page, 'country', words.t('results.country'), countryOptions(page, countries)),
    narrowing(page, 'time', words.t('results.periods'), times, words.t('results.time-none')),
  ];
  const { partner, country } = valuesOf(narrowings);
  const time = figureTimes.find((each) => each === valuesOf(narrowings).time);
  const [from, until] = [dayAsked(page, 'from'), dayAsked(page, 'until')];
  const isBackwards = from !== undefined && until !== undefined && until < from;
  const outside = from || until ? outsideDaysText(page, { from, until }) : undefined;
  return {
    indicator,
    scope: {
      partnershipId: partner,
      country,
      ...{ from, until, asOf: entry.value, versionId: ofVersion && queriedId(page, 'version') },
      tellsWords: true,
      by: { time },
    },
    at: { breakdown: cellOfParameter(queried(page, 'cell') ?? ''), period: time && queried(page, 'period') },
    partners,
    narrowings,
    beside: [
      entry,
      dayBeside(page, 'from', from, from && outside),
      isBackwards
        ? typedBeside(page, 'until', words.t('results.until'), words.t('problem.until-before-from'))
        : dayBeside(page, 'until', until, from ? undefined : outside),
      typedBeside(
        page,
        'version',
        words.t('results.definition'),
        ofVersion ? undefined : notOffered(page, 'version'),
      ),
    ],
  };
};

const versionAsked = async (page: Page, tx: Tx): Promise<IndicatorDefinition | undefined> => {
  const versionId = queriedId(page, 'version');
  if (!versionId) return undefined;
  keepNarrowing(page, 'version', { value: versionId, wrong: undefined, label: undefined });
  return definitionOfVersion(tx, instituteOf(page), idOf(page), versionId);
};

const dayAsked = (page: Page, name: string): CalendarDay | undefined =>
  readDay(queried(page, name) ?? '', page.words.language);

const notOffered = (page: Page, name: string): string | undefined => {
  const typed = queried(page, name);
  return typed && page.words.t('page.not-offered', { typed });
};

const shapes = { year: /^\d{4}$/, half_year: /^\d{4}-H[12]$/, quarter: /^\d{4}-Q[1-4]$/ };

/** The period: one of the axis of time that the address names, in a year of the programme or in which something was measured. */
export const periodBeside = async (
  page: Page,
  tx: Tx,
  { indicator: { outcomeId }, scope: { by } }: AskedPlace,
  measured: readonly CellFigure[],
): Promise<FieldBeside> => {
  const { words } = page;
  const period = queried(page, 'period');
  const beside = (error: string | undefined) => typedBeside(page, 'period', words.t('results.period'), error);
  if (period === undefined) return beside(by?.time && words.t('problem.missing'));
  const days = (await programmeDays(tx, instituteOf(page), [outcomeId])).get(outcomeId);
  const [year, first = '', last = ''] = [period.slice(0, 4), days?.from, days?.until];
  const isOfProgramme = first.slice(0, 4) <= year && year <= last.slice(0, 4);
  const isMeant =
    by?.time !== undefined &&
    shapes[by.time].test(period) &&
    (isOfProgramme || measured.some((cell) => cell.period === period));
  const outside = isMeant ? outsideYearText(page, period) : undefined;
  if (isMeant && !outside) keepNarrowing(page, 'period', { value: period, wrong: undefined, label: period });
  return beside(isMeant ? outside : notOffered(page, 'period'));
};

const dayBeside = (
  page: Page,
  name: 'from' | 'until',
  day: CalendarDay | undefined,
  outside: string | undefined,
): FieldBeside => {
  const { words } = page;
  const typed = queried(page, name);
  const error = typed && !day ? words.t('problem.not-a-day', { typed }) : outside;
  return typedBeside(page, name, words.t(`results.${name}`), error);
};

const typedBeside = (page: Page, name: string, label: string, error: string | undefined): FieldBeside => ({
  name,
  error,
  field: <TextField name={name} label={label} optional="" value={queried(page, name)} error={error} />,
});
