import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { sinceSeries } from './since-series.ts';

/** Those of these targets or baselines that were entered before their indicator meant what it means. */
export const ofEarlierMeaning = async (
  tx: Tx,
  instituteId: string,
  table: 'baselines' | 'targets',
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select x.id from ${sql.table(table)} x
     where x.institute_id = ${instituteId} and x.id = any (${[...ids]}::uuid[]) and not ${sinceSeries('x')}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};
