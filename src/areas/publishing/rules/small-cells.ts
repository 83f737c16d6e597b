import type { AimedRow, BaselineRow, IndicatorRow, ResultRow } from './subject.ts';

/** Fewer people than this could be told apart (domain: special-category data). */
const FEWEST = 5;
/** Only people are counted by these. */
const OF_PEOPLE = ['sex', 'age'];

/**
 * Results without counts of fewer than five: a breakdown that holds one is left out of its period as a whole, with
 * every finer one, since what is missing of a sum can be worked out; so is a whole of people. What was aimed at counts
 * nobody and stays, and so does what came in with a publication: it is public.
 */
export const withoutSmallCells = (results: readonly ResultRow[]): ResultRow[] =>
  results.map((result) => ({ ...result, indicators: result.indicators.map(withoutSmall) }));

function withoutSmall(indicator: IndicatorRow): IndicatorRow {
  if (indicator.measure !== 'number' || !indicator.computed) return indicator;
  const rows = [...indicator.actuals, ...indicator.targets];
  const isOfPeople = rows.some(({ breakdown }) => OF_PEOPLE.some((axis) => Object.hasOwn(breakdown, axis)));
  const periods = Map.groupBy(indicator.actuals, ({ from, until }) => `${from} ${until}`);
  const actuals = [...periods.values()].flatMap((period) => shown(period, isOfPeople));
  const kept = new Set(actuals);
  return {
    ...indicator,
    actuals: indicator.actuals.filter((row) => kept.has(row)),
    baselines: isOfPeople ? indicator.baselines.map(withoutSmallBaseline) : indicator.baselines,
  };
}

function shown(period: readonly AimedRow[], isOfPeople: boolean): AimedRow[] {
  const small = period.filter((row) => isSmall(row) && (axesOf(row).length > 0 || isOfPeople));
  return period.filter((row) => !small.some((hidden) => isAsFine(axesOf(row), axesOf(hidden))));
}

/** Whether rows of these axes add up to rows of those. */
function isAsFine(axes: readonly string[], coarser: readonly string[]): boolean {
  return coarser.every((axis) => axes.includes(axis));
}

function axesOf({ breakdown }: AimedRow): string[] {
  return Object.keys(breakdown);
}

function withoutSmallBaseline(baseline: BaselineRow): BaselineRow {
  return isSmall(baseline) ? { ...baseline, value: undefined } : baseline;
}

function isSmall({ value }: { value?: string | undefined }): boolean {
  const count = Number(value);
  return value !== undefined && count > 0 && count < FEWEST;
}
