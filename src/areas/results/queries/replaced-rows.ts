import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Measurable } from '../rules/measured-value.ts';

/** A row of a measurement that another replaces: what the new one keeps of it, and what its version says of its values. */
export type ReplacedRow = Measurable & {
  rowId: string;
  measurementId: string;
  versionId: string;
  breakdown: unknown;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  country: string | null;
};

/** Rows of measurements by their own id. */
export const replacedRows = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
): Promise<Map<string, ReplacedRow>> => {
  if (rowIds.length === 0) return new Map();
  const { rows } = await sql<ReplacedRow>`
    select m.id as "rowId", m.measurement_id as "measurementId", m.indicator_version_id as "versionId", m.breakdown,
      trim_scale(m.value)::text as value, trim_scale(m.numerator)::text as numerator,
      trim_scale(m.denominator)::text as denominator, m.country, v.measure, v.over_partners as "overPartners", v.formula, v.scale, v.title, v.unit, v.over_time as "overTime"
      from measurements m join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
     where m.institute_id = ${instituteId} and m.id = any (${[...rowIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.rowId, row]));
};
