import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

type UndoneFigure = { writtenId: string; replacedId: string | null };

/**
 * Ends targets or measurements that were written; where they replaced others, these stand again as new rows, with the reason.
 */
export const restoreFigures =
  (table: 'targets' | 'measurements') =>
  async ({ tx, chain, entryNo }: Writing, undone: readonly UndoneFigure[], reason: string): Promise<void> => {
    const written = undone.map(({ writtenId }) => writtenId);
    await sql`update ${sql.table(table)} set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = any (${written}::uuid[]) and ended_by_no is null`.execute(tx);
    const writtenBy = new Map(
      undone.flatMap(({ writtenId, replacedId }) => (replacedId ? [[replacedId, writtenId] as const] : [])),
    );
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
      where institute_id = ${chain} and id = any (${[...writtenBy.keys()]}::uuid[])`.execute(tx);
    const again = rows.map((row) => ({
      ...row,
      id: newId(),
      replaces_id: writtenBy.get(String(row.id)),
      correction_reason: reason,
      entry_no: entryNo,
      ended_by_no: null,
    }));
    if (again.length === 0) return;
    await sql`insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(again)}::json)`.execute(
      tx,
    );
  };
