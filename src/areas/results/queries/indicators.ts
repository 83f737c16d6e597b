import type { Tx } from '../../../db/transaction.ts';
import type { Measure, OverPartners, OverTime } from '../rules/indicator-input.ts';
import { standing } from './standing.ts';

export type IndicatorDefinition = {
  id: string;
  code: string;
  outcomeId: string;
  version: number;
  versionId: string;
  edition: number;
  series: number;
  title: unknown;
  description: unknown;
  measure: Measure;
  ascending: boolean;
  overTime: OverTime;
  overPartners: OverPartners;
  unit: string | null;
  sourceOfVerification: string | null;
};

/** The indicators with their definition in force, by id; ids that the actor does not see are left out. */
export const definitionsOf = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  asOf?: number,
): Promise<Map<string, IndicatorDefinition>> => {
  if (indicatorIds.length === 0) return new Map();
  const rows = await definitions(tx, instituteId, asOf)
    .where('i.id', 'in', [...new Set(indicatorIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row as IndicatorDefinition]));
};

/** The definitions in force of an outcome's indicators, in their order. */
export const definitionsOfOutcome = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
): Promise<IndicatorDefinition[]> =>
  (await definitions(tx, instituteId)
    .where('i.outcome_id', '=', outcomeId)
    .orderBy('i.position')
    .orderBy('i.code')
    .orderBy('i.id')
    .execute()) as IndicatorDefinition[];

const definitions = (tx: Tx, instituteId: string, asOf?: number) =>
  tx
    .selectFrom('indicators as i')
    .innerJoin('indicator_versions as v', (join) =>
      join.onRef('v.institute_id', '=', 'i.institute_id').onRef('v.indicator_id', '=', 'i.id'),
    )
    .select([
      'i.id',
      'i.code',
      'i.outcome_id as outcomeId',
      'i.version',
      'v.id as versionId',
      'v.edition',
      'v.series',
      'v.title',
      'v.description',
      'v.measure',
      'v.ascending',
      'v.over_time as overTime',
      'v.over_partners as overPartners',
      'v.unit',
      'v.source_of_verification as sourceOfVerification',
    ])
    .where('i.institute_id', '=', instituteId)
    .where(standing('v', asOf));
