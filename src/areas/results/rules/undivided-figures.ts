import { type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { Cell } from './cell-change.ts';
import { figureKey, indicatorPlace } from './report-figures.ts';
import {
  type AskedIndicator,
  addsPlaces,
  countriesAsked,
  countriesShown,
  type SheetPlaces,
} from './sheet-countries.ts';

type Parts = { [Part in 'value' | 'numerator' | 'denominator']?: Decimal | null | undefined };
type Placed = { indicatorId: string; country: string | null };
type Standing = Placed & { breakdown: Cell; rowId: string; isUndivided: boolean } & Parts;
type Given = { indicatorId: string; country?: string | undefined; breakdown: Cell } & Parts;

type Sheet = Omit<SheetPlaces, 'figures' | 'before'> & {
  figures: readonly Standing[];
  before: readonly (Placed & { breakdown: Cell })[];
};

type Submitted = {
  sheet: Sheet;
  figures: readonly Given[];
  nothing: readonly { indicatorId: string; country?: string | undefined }[];
  /** Rows that are taken back. */
  withdrawn: readonly string[];
  /** Indicators whose figures without a country are said to count the partner's own alone. */
  alone: readonly string[];
};

/**
 * In which countries beside the partner's own an indicator needs a figure or a reason. One that was handed in without a
 * country may stay as it was: as long as nobody touches it, it needs none.
 */
export const countriesNeeded = (indicator: AskedIndicator, submitted: Submitted): string[] => {
  const { sheet, figures, nothing, alone } = submitted;
  const isOf = ({ indicatorId }: { indicatorId: string }) => indicatorId === indicator.id;
  const undivided = undividedOf(indicator.id, sheet);
  const isTold = [...figures, ...nothing].some((each) => isOf(each) && each.country);
  const isTouched = alone.includes(indicator.id) || undivided.some((each) => isSettled(each, submitted));
  return undivided.length > 0 && !isTold && !isTouched ? [] : countriesAsked(indicator, sheet);
};

/**
 * What would count twice, or is asked nowhere, beside the figure that names a country (`figures.3`). A figure without one counts where the
 * partner works: beside another country's it has to be given anew, taken back, or said to count that country alone. And where
 * the last value of a place stands until the next, one of an earlier period without a country stands on beside those of other
 * countries until the partner's own has its figure too. The institute itself names the country wherever it measured.
 */
export const wronglyDivided = (
  indicators: ReadonlyMap<string, AskedIndicator>,
  submitted: Submitted,
): FieldErrors => {
  const { sheet, figures, nothing } = submitted;
  const errors: FieldErrors = {};
  if (sheet.isOwn) return errors;
  for (const [at, figure] of figures.entries()) {
    const indicator = indicators.get(figure.indicatorId);
    if (!figure.country || !indicator) continue;
    const problem = countriesShown(indicator, sheet).includes(figure.country)
      ? whyTwice(figure, indicator, submitted)
      : { key: 'results.country-not-asked' };
    if (problem) errors[`figures.${at}.${partOf(figure)}`] = [problem];
  }
  for (const { indicatorId, country } of nothing) {
    const indicator = indicators.get(indicatorId);
    if (country && indicator && !countriesShown(indicator, sheet).includes(country))
      errors[`missing.${indicatorPlace({ indicatorId, country })}`] = [{ key: 'results.country-not-asked' }];
  }
  return errors;
};

const whyTwice = (figure: Given, indicator: AskedIndicator, submitted: Submitted): Problem | undefined => {
  const { sheet, figures, withdrawn, alone } = submitted;
  const own = figureKey({ ...figure, country: null });
  const args = { country: sheet.home ?? '' };
  const undivided = undividedOf(indicator.id, sheet).find((each) => figureKey(each) === own);
  if (undivided && isCounted(undivided) && !alone.includes(indicator.id) && !isSettled(undivided, submitted))
    return { key: 'results.handed-in-without-country', args };
  if (!isCounted(figure) || !['last', 'cumulative'].includes(indicator.overTime) || !addsPlaces(indicator))
    return undefined;
  const before = sheet.before.filter((each) => figureKey({ ...each, country: null }) === own);
  const stays = sheet.figures.filter(({ rowId }) => !withdrawn.includes(rowId));
  const hasOwn = [...figures, ...stays].some((each) => figureKey(each) === own);
  const isFirst = before.length > 0 && before.every(({ country }) => country === null);
  return isFirst && !hasOwn ? { key: 'results.own-country-too', args } : undefined;
};

/**
 * Whether an indicator that is asked by country stands in the sheet without one: nobody said whether other countries are
 * counted in it.
 */
export const isWithoutCountry = (indicator: AskedIndicator, sheet: Sheet): boolean =>
  undividedOf(indicator.id, sheet).length > 0 && countriesAsked(indicator, sheet).length > 0;

/** The figures of an indicator that were handed in without a country, as long as none by country stands beside them. */
const undividedOf = (indicatorId: string, { figures, nothing }: Sheet): Standing[] =>
  [...figures, ...nothing].some((each) => each.indicatorId === indicatorId && each.country !== null)
    ? []
    : figures.filter((each) => each.indicatorId === indicatorId && each.isUndivided);

/** Whether such a figure is taken back or given anew. */
const isSettled = (undivided: Standing, { figures, withdrawn }: Submitted): boolean => {
  const given = figures.find((each) => figureKey(each) === figureKey(undivided));
  return withdrawn.includes(undivided.rowId) || (given !== undefined && !saysTheSame(undivided, given));
};

const saysTheSame = (stands: Parts, given: Parts): boolean =>
  sameDecimal(stands.numerator, given.numerator) &&
  sameDecimal(stands.denominator, given.denominator) &&
  (given.value == null
    ? given.numerator != null || stands.value == null
    : sameDecimal(stands.value, given.value));

const isCounted = ({ value, numerator }: Parts): boolean => value != null || numerator != null;

const partOf = ({ value, numerator }: Parts): string =>
  value == null && numerator != null ? 'numerator' : 'value';
