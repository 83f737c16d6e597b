import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { Tx } from './transaction.ts';

/** Tables whose rows are never changed: a correction is another row. */
export type CorrectedTable = {
  [Table in keyof Schema]: 'replaces_id' extends keyof Schema[Table] ? Table : never;
}[keyof Schema];

/** The end of a row's line of corrections: the row that stands, or the last that did where it was struck out. */
export type NewestRow = { id: string; entryNo: number; endedByNo: number | null };

/** What a row has become through its corrections; undefined where the actor sees no such row. */
export const newestRow = async (
  tx: Tx,
  table: CorrectedTable,
  instituteId: string,
  id: string,
): Promise<NewestRow | undefined> => {
  const { rows } = await newest(table, instituteId, id).execute(tx);
  return rows[0];
};

/** Condition on the row `row` (an alias): it stands under this id, or, where `newest`, it is the end of this one's line. */
export const isRow = (
  row: string,
  { table, instituteId, id, newest: isNewest }: RowSought,
): RawBuilder<SqlBool> =>
  isNewest
    ? sql<SqlBool>`${sql.ref(`${row}.id`)} = (select l.id from (${newest(table, instituteId, id)}) l)`
    : sql<SqlBool>`(${sql.ref(`${row}.id`)} = ${id}::uuid and ${sql.ref(`${row}.ended_by_no`)} is null)`;

type RowSought = { table: CorrectedTable; instituteId: string; id: string; newest?: boolean | undefined };

const newest = (table: CorrectedTable, instituteId: string, id: string) => sql<NewestRow>`
  with recursive line as (
    select r.id, r.entry_no, r.ended_by_no from ${sql.table(table)} r
     where r.institute_id = ${instituteId} and r.id = ${id}::uuid
    union all
    select n.id, n.entry_no, n.ended_by_no from ${sql.table(table)} n join line p on n.replaces_id = p.id
     where n.institute_id = ${instituteId})
  select id, entry_no as "entryNo", ended_by_no as "endedByNo" from line order by entry_no desc, id limit 1`;
