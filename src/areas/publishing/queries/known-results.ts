import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type OutcomeResults, resultsOfOutcome } from '../../results/queries/outcome-results.ts';
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
        .map((indicator) => indicatorRow(indicator, standing, figures.get(indicator.id))),
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
      unit: indicator.unit ?? undefined,
      sourceOfVerification: indicator.sourceOfVerification ?? undefined,
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

/** Per indicator that was measured in Relais: one figure for each period and cell. */
const figuresOf = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
  { indicators, targets, measurements }: OutcomeResults,
): Promise<Map<string, AimedRow[]>> => {
  const figures = new Map<string, AimedRow[]>();
  const byPeriod = new Map<string, Set<string>>();
  for (const { id } of indicators) {
    const own = measurements.filter(({ indicatorId }) => indicatorId === id);
    if (own.every(({ provenance, partnershipId }) => provenance === PUBLISHED && partnershipId === null))
      continue;
    figures.set(id, []);
    const aims = targets.filter(({ indicatorId }) => indicatorId === id);
    for (const period of periodsOf(aims, own))
      byPeriod.set(period, (byPeriod.get(period) ?? new Set()).add(id));
  }
  for (const [period, ids] of [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [from, until] = period.split(' ') as [CalendarDay, CalendarDay];
    const scope = { outcomeId, indicatorIds: [...ids], from, until };
    for (const { indicator, actual, cells, words } of await indicatorRollUps(tx, instituteId, scope)) {
      const figure = (value: string | null | undefined, breakdown: Breakdown): AimedRow[] =>
        value == null ? [] : [{ value, from, until, breakdown }];
      const inWords =
        actual?.value == null && words ? [{ ...saidInWords(words), from, until, breakdown: {} }] : [];
      figures
        .get(indicator.id)
        ?.push(
          ...cells.flatMap(({ breakdown, actual: cell }) => figure(cell?.value, breakdown)),
          ...figure(actual?.value, {}),
          ...inWords,
        );
    }
  }
  return figures;
};

const saidInWords = ({ text, comment }: { text: unknown; comment: unknown }): Said => ({
  text: (text as Localized | null) ?? undefined,
  comment: (comment as Localized | null) ?? undefined,
});

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
