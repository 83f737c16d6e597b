import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Crossing } from '../rules/crossings.ts';
import type { Axis, Frequency, Measure, OverPartners, OverTime, Step } from '../rules/indicator-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { comparesOtherwise } from './changed-ways.ts';

export type IndicatorDefinition = {
  id: string;
  code: string;
  outcomeId: string;
  version: number;
  versionId: string;
  edition: number;
  series: number;
  /** The edition since which it counts what it counts, and its values come together as they do. */
  meaning: number;
  title: unknown;
  description: unknown;
  measure: Measure;
  ascending: boolean;
  overTime: OverTime;
  overPartners: OverPartners;
  /** In several languages; `{}` where none is named. */
  unit: Localized;
  sourceOfVerification: Localized;
  frequency: Frequency | null;
  responsible: Localized;
  axes: readonly Axis[];
  /** Those of the versions before, the newest first; null where there are none. */
  formerAxes?: readonly (readonly Axis[])[] | null;
  crossings: readonly Crossing[];
  leftOutAxes: readonly StandardAxis[];
  scale: readonly Step[];
  formula: string | null;
  /** The first day that counts by the formula; null: every day does. */
  countsFrom: string | null;
  outputId: string | null;
  libraryId: string | null;
};

/** The indicators with their definition in force, by id; ids that the actor does not see are left out. */
export const definitionsOf = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  asOf?: number,
): Promise<Map<string, IndicatorDefinition>> => {
  if (indicatorIds.length === 0) return new Map();
  const rows = await definitions(tx, instituteId, standing('v', asOf))
    .where('i.id', 'in', [...new Set(indicatorIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row as IndicatorDefinition]));
};

/** An indicator as a version of its definition had it, in force or not. */
export const definitionOfVersion = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  versionId: string,
): Promise<IndicatorDefinition | undefined> =>
  (await definitions(tx, instituteId, sql`v.id = ${versionId}`)
    .where('i.id', '=', indicatorId)
    .executeTakeFirst()) as IndicatorDefinition | undefined;

/** The indicators of an outcome or a programme with their definition in force, in their order. */
export const indicatorsIn = async (
  tx: Tx,
  instituteId: string,
  scope: {
    outcomeId?: string | undefined;
    programmeId?: string | undefined;
    indicatorIds?: readonly string[] | undefined;
    asOf?: number | undefined;
  },
): Promise<IndicatorDefinition[]> => {
  let query = definitions(tx, instituteId, standing('v', scope.asOf))
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'i.institute_id').onRef('o.id', '=', 'i.outcome_id'),
    )
    .orderBy('o.position')
    .orderBy('o.code')
    .orderBy('i.position')
    .orderBy('i.code')
    .orderBy('i.id');
  if (scope.outcomeId) query = query.where('i.outcome_id', '=', scope.outcomeId);
  if (scope.programmeId) query = query.where('o.programme_id', '=', scope.programmeId);
  if (scope.indicatorIds) query = query.where('i.id', 'in', [...scope.indicatorIds]);
  return (await query.execute()) as IndicatorDefinition[];
};

const definitions = (tx: Tx, instituteId: string, which: RawBuilder<SqlBool>) =>
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
      'v.frequency',
      'v.responsible',
      'v.axes',
      'v.crossings',
      'v.left_out_axes as leftOutAxes',
      'v.scale',
      'v.formula',
      'v.counts_from as countsFrom',
      'i.output_id as outputId',
      'i.library_id as libraryId',
    ])
    .select(meaningOf('v').as('meaning'))
    .select(
      sql`(select jsonb_agg(w.axes order by w.edition desc) from indicator_versions w
        where (w.institute_id, w.indicator_id) = (v.institute_id, v.indicator_id) and w.edition < v.edition and w.axes <> '[]')`.as(
        'formerAxes',
      ),
    )
    .where('i.institute_id', '=', instituteId)
    .where(which);

const meaningOf = (row: string) => sql<number>`greatest(${sql.ref(`${row}.series`)},
  (select max(w.edition) + 1 from indicator_versions w where ${comparesOtherwise('w', row)}))`;
