import type { Tx } from '../../../db/transaction.ts';
import { cellInForce } from './cell-in-force.ts';
import { type IndicatorDefinition, indicatorsIn } from './indicators.ts';
import { inSeries, sinceSeries } from './since-series.ts';

export type Said = { value: string | null; text: unknown; comment: unknown };
export type BaselineFact = Said & { id: string; indicatorId: string; year: number; on: string | null };
type PeriodFact = Said & {
  id: string;
  indicatorId: string;
  from: string;
  until: string;
  breakdown: unknown;
};
export type TargetFact = PeriodFact & { isMilestone: boolean };
export type MeasurementFact = PeriodFact & {
  partnershipId: string | null;
  country: string | null;
  provenance: string;
};

export type ResultRow = {
  key: string;
  type: string;
  title: unknown;
  description: unknown;
  aggregationStatus: boolean | null;
  position: number;
};

/**
 * Everything that stands of an outcome's results, in the order in which it came: for import, export and pages. What was said
 * under a definition that does not compare with the one in force is history.
 */
export type OutcomeResults = {
  results: ResultRow[];
  indicators: (IndicatorDefinition & { resultKey: string; position: number })[];
  baselines: BaselineFact[];
  targets: TargetFact[];
  measurements: MeasurementFact[];
};

export const resultsOfOutcome = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
): Promise<OutcomeResults> => {
  const results = await tx
    .selectFrom('results')
    .select(['key', 'type', 'title', 'description', 'aggregation_status as aggregationStatus', 'position'])
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .orderBy('position')
    .orderBy('key')
    .execute();
  const definitions = await indicatorsIn(tx, instituteId, { outcomeId });
  const ids = definitions.map(({ id }) => id);
  if (ids.length === 0) return { results, indicators: [], baselines: [], targets: [], measurements: [] };
  const places = await tx
    .selectFrom('indicators')
    .select(['id', 'result_key as resultKey', 'position'])
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .execute();
  const placeOf = new Map(places.map(({ id, ...place }) => [id, place]));
  return {
    results,
    indicators: definitions.map((definition) => ({ ...definition, ...placeOf.get(definition.id)! })),
    ...(await factsOf(tx, instituteId, ids)),
  };
};

const factsOf = async (tx: Tx, instituteId: string, ids: readonly string[]) => {
  const period = ['from_on as from', 'until_on as until', 'breakdown'] as const;
  const baselines = await tx
    .selectFrom('baselines')
    .select([
      'id',
      'indicator_id as indicatorId',
      'value',
      'text_value as text',
      'comment',
      'year',
      'on_day as on',
    ])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', [...ids])
    // A file of results knows baselines of the whole; those of cells stay as they are.
    .where('breakdown', '=', '{}')
    .where('ended_by_no', 'is', null)
    .where(sinceSeries('baselines'))
    .orderBy('id')
    .execute();
  const targets = await tx
    .selectFrom('targets')
    .select(['id', 'indicator_id as indicatorId', 'value', 'text_value as text', 'comment'])
    .select([...period, 'is_milestone as isMilestone'])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', [...ids])
    // A share of the whole is no figure of its own: files of results know none.
    .where('is_share', '=', false)
    .where('ended_by_no', 'is', null)
    .where(sinceSeries('targets'))
    .orderBy('id')
    .execute();
  const measurements = await tx
    .selectFrom('measurements as m')
    .select(['id', 'indicator_id as indicatorId', 'value', 'text_value as text', 'comment'])
    .select(['from_on as from', 'until_on as until', cellInForce('m').as('breakdown')])
    .select(['partnership_id as partnershipId', 'country', 'provenance'])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', [...ids])
    .where('ended_by_no', 'is', null)
    .where(inSeries('m'))
    .orderBy('id')
    .execute();
  return { baselines, targets, measurements };
};
