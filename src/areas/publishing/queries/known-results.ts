import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { cellReadings } from '../../results/queries/cell-readings.ts';
import { indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type OutcomeResults, resultsOfOutcome } from '../../results/queries/outcome-results.ts';
import { type ReleasedWords, releasedWords } from '../../results/queries/released-words.ts';
import { resultFigures } from '../../results/queries/result-figures.ts';
import { cellKey } from '../rules/render-results.ts';
import type { AimedRow, Breakdown, IndicatorRow, ResultRow, Said, Subject } from '../rules/subject.ts';

/** Where the actuals of a publication come from; figures of any other provenance are added up by Relais. */
export const PUBLISHED = 'IATI';

/**
 * The results of an outcome with what is published of them: actuals that came in with a publication as they came,
 * others as the figures of each target's period, or of each year where no target covers what was measured.
 */
export const knownResults = async (
  tx: Tx,
  instituteId: string,
  outcome: Pick<Subject, 'id' | 'title'>,
): Promise<ResultRow[]> => {
  const standing = await resultsOfOutcome(tx, instituteId, outcome.id);
  const figures = await figuresOf(tx, instituteId, outcome.id, standing);
  const readings = await cellReadings(tx, instituteId, outcome.id);
  const keys = new Map(standing.results.map(({ key, ...result }) => [key, result]));
  const made = { type: '2', title: outcome.title, description: {}, aggregationStatus: null, position: 0 };
  const all = new Set([...keys.keys(), ...standing.indicators.map(({ resultKey }) => resultKey)]);
  return [...all].map((key) => {
    const { type, title, description, aggregationStatus } = keys.get(key) ?? made;
    return {
      key,
      type,
      title: title as Localized,
      description: description as Localized,
      aggregation: aggregationStatus ?? undefined,
      computed: !keys.has(key),
      indicators: standing.indicators
        .filter(({ resultKey }) => resultKey === key)
        .map((indicator) => ({
          ...indicatorRow(indicator, standing, figures.get(indicator.id)),
          reading: readings.get(indicator.id),
        })),
    };
  });
};

const indicatorRow = (
  indicator: OutcomeResults['indicators'][number],
  { baselines, targets, measurements }: OutcomeResults,
  figures: AimedRow[] | undefined,
): IndicatorRow => {
  const own = <F extends { indicatorId: string }>(facts: readonly F[]) =>
    facts.filter(({ indicatorId }) => indicatorId === indicator.id);
  return {
    code: indicator.code,
    title: indicator.title as Localized,
    description: indicator.description as Localized,
    // The standard has no yes and no: it is one of two names.
    measure: indicator.measure === 'boolean' ? 'nominal' : indicator.measure,
    ascending: indicator.ascending,
    position: indicator.position,
    manner: {
      overTime: indicator.overTime,
      overPartners: indicator.overPartners,
      unit: saying(indicator.unit),
      sourceOfVerification: saying(indicator.sourceOfVerification),
    },
    baselines: own(baselines).map(({ year, on, ...fact }) => ({
      ...said(fact),
      year,
      on: (on as CalendarDay | null) ?? undefined,
    })),
    targets: own(targets).map(aimed),
    actuals: figures ?? own(measurements).map(aimed),
    computed: figures !== undefined,
  };
};

/** Nothing where nothing is said in any language. */
const saying = (value: Localized): Localized | undefined =>
  Object.keys(value).length > 0 ? value : undefined;

type Fact = { value: string | null; text: unknown; comment: unknown };

const said = ({ value, text, comment }: Fact): Said => ({
  value: value ?? undefined,
  text: (text as Localized | null) ?? undefined,
  comment: (comment as Localized | null) ?? undefined,
});

const aimed = (fact: Fact & { from: string; until: string; breakdown: unknown }): AimedRow => ({
  ...said(fact),
  from: fact.from as CalendarDay,
  until: fact.until as CalendarDay,
  breakdown: fact.breakdown as Breakdown,
});

/** Per indicator that was measured in Relais or is worked out there: one figure for each period and cell. */
const figuresOf = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
  { indicators, targets, measurements }: OutcomeResults,
): Promise<Map<string, AimedRow[]>> => {
  const figures = new Map<string, AimedRow[]>();
  const byPeriod = new Map<string, Set<string>>();
  const workedOut = await yearsWorkedOut(tx, instituteId, indicators);
  for (const { id, formula } of indicators) {
    const measured = measurements.filter(({ indicatorId }) => indicatorId === id);
    // What came in with a publication before an indicator was worked out of others is history.
    if (formula === null && measured.every(isAsPublished)) continue;
    const own = formula === null ? measured : (workedOut.get(id) ?? []);
    figures.set(id, []);
    const aims = targets.filter(({ indicatorId }) => indicatorId === id);
    for (const period of periodsOf(aims, own))
      byPeriod.set(period, (byPeriod.get(period) ?? new Set()).add(id));
  }
  const words = await releasedWords(tx, instituteId, [...figures.keys()]);
  for (const [period, ids] of [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [from, until] = period.split(' ') as [CalendarDay, CalendarDay];
    const scope = { outcomeId, indicatorIds: [...ids], from, until };
    for (const { indicator, actual, cells } of await indicatorRollUps(tx, instituteId, scope)) {
      const figure = (value: string | null | undefined, breakdown: Breakdown): AimedRow[] =>
        value == null ? [] : [{ value, from, until, breakdown }];
      const values = [
        ...cells.flatMap(({ breakdown, actual: cell }) => figure(cell?.value, breakdown)),
        ...figure(actual?.value, {}),
      ];
      const own = words.filter((each) => each.indicatorId === indicator.id);
      figures.get(indicator.id)?.push(...values, ...inWords(own, { from, until }, values));
    }
  }
  return figures;
};

const isAsPublished = ({ provenance, partnershipId }: OutcomeResults['measurements'][number]): boolean =>
  provenance === PUBLISHED && partnershipId === null;

/** The years in which an indicator with a formula comes to something, as nothing is measured of it. */
const yearsWorkedOut = async (
  tx: Tx,
  instituteId: string,
  indicators: OutcomeResults['indicators'],
): Promise<Map<string, Period[]>> => {
  const inScope = indicators.filter(({ formula }) => formula !== null);
  if (inScope.length === 0) return new Map();
  const scope = { indicatorIds: inScope.map(({ id }) => id), by: { time: 'year' } as const };
  const { measured } = await resultFigures(tx, instituteId, scope, inScope);
  const years = new Map<string, Period[]>();
  for (const { indicatorId, period } of measured) {
    const year = { from: `${period}-01-01`, until: `${period}-12-31` };
    years.set(indicatorId, [...(years.get(indicatorId) ?? []), year]);
  }
  return years;
};

/** The last words of the period on each cell that has no value. */
const inWords = (
  words: readonly ReleasedWords[],
  { from, until }: { from: CalendarDay; until: CalendarDay },
  values: readonly AimedRow[],
): AimedRow[] => {
  const taken = new Set(values.map(({ breakdown }) => cellKey(breakdown)));
  return words.flatMap(({ breakdown, until: day, text }) => {
    if (day < from || day > until || taken.has(cellKey(breakdown))) return [];
    taken.add(cellKey(breakdown));
    return [{ text: text as Localized, from, until, breakdown }];
  });
};

type Period = { from: string; until: string };

/** Periods of the targets; and the years of measurements that end in none of them. */
const periodsOf = (targets: readonly Period[], measurements: readonly Period[]): Set<string> => {
  const periods = new Set(targets.map(({ from, until }) => `${from} ${until}`));
  for (const { until } of measurements) {
    if (targets.some((target) => target.from <= until && until <= target.until)) continue;
    periods.add(`${until.slice(0, 4)}-01-01 ${until.slice(0, 4)}-12-31`);
  }
  return periods;
};
