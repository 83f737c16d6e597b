import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

type UndoneCell = { writtenId: string; replacedId: string | null };

/**
 * Ends amounts of the budget or opening balances that were written; where they replaced others, these stand again as new
 * rows, with the reason.
 */
export const restoreCells =
  (cells: 'budget_amounts' | 'opening_balances') =>
  async ({ tx, chain, entryNo }: Writing, undone: readonly UndoneCell[], reason: string): Promise<void> => {
    const writtenIds = undone.map(({ writtenId }) => writtenId);
    await sql`update ${sql.table(cells)} set ended_by_no = ${entryNo}
    where institute_id = ${chain} and id = any(${writtenIds}::uuid[]) and ended_by_no is null`.execute(tx);
    const replaced = undone.flatMap(({ writtenId, replacedId }) =>
      replacedId ? [{ writtenId, replacedId }] : [],
    );
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(cells)}
    where institute_id = ${chain} and id = any(${replaced.map(({ replacedId }) => replacedId)}::uuid[])`.execute(
      tx,
    );
    const before = new Map(rows.map((row) => [String(row.id), row]));
    const again = replaced.map(({ writtenId, replacedId }) => ({
      ...before.get(replacedId),
      id: newId(),
      replaces_id: writtenId,
      correction_reason: reason,
      entry_no: entryNo,
      ended_by_no: null,
    }));
    if (again.length === 0) return;
    await sql`insert into ${sql.table(cells)} select * from json_populate_recordset(null::${sql.table(cells)},
    ${JSON.stringify(again)}::json)`.execute(tx);
  };
