import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** Fields of a row of money that name something else, and the table where it must be. */
const tableOf = {
  programmeId: 'programmes',
  outcomeId: 'outcomes',
  partnershipId: 'partnerships',
  providerId: 'organisations',
  receiverId: 'organisations',
} as const;

type Field = keyof typeof tableOf;
type Named = { readonly [F in Field]?: string | undefined };

/** The first row that names something this actor does not see in the institute: its place and field. */
export const unknownParties = async (
  tx: Tx,
  instituteId: string,
  rows: readonly Named[],
): Promise<{ at: number; field: Field } | undefined> => {
  for (const field of Object.keys(tableOf) as Field[]) {
    const wanted = [...new Set(rows.flatMap((row) => row[field] ?? []))];
    if (wanted.length === 0) continue;
    const found = await sql<{ id: string }>`select id from ${sql.table(tableOf[field])}
      where institute_id = ${instituteId} and id = any(${wanted}::uuid[])`.execute(tx);
    const known = new Set(found.rows.map(({ id }) => id));
    const at = rows.findIndex((row) => row[field] !== undefined && !known.has(row[field]));
    if (at !== -1) return { at, field };
  }
  return undefined;
};
