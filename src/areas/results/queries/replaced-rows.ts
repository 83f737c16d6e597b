import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** A row of a measurement that another replaces: what the new one keeps of it. */
export type ReplacedRow = {
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
    select id as "rowId", measurement_id as "measurementId", indicator_version_id as "versionId", breakdown,
      trim_scale(value)::text as value, trim_scale(numerator)::text as numerator,
      trim_scale(denominator)::text as denominator, country
      from measurements where institute_id = ${instituteId} and id = any (${[...rowIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.rowId, row]));
};
