import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

type UndoneFigure = { writtenId: string; replacedId: string | null };

/**
 * Ends baselines, targets or measurements that were written; where they replaced others, these stand again as new rows, with the reason
 * and what records came to when they were confirmed.
 */
export const restoreFigures =
  (table: 'baselines' | 'targets' | 'measurements') =>
  async (writing: Writing, undone: readonly UndoneFigure[], reason: string): Promise<void> => {
    const { tx, chain, entryNo } = writing;
    const written = undone.map(({ writtenId }) => writtenId);
    await sql`update ${sql.table(table)} set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = any (${written}::uuid[]) and ended_by_no is null`.execute(tx);
    const writtenBy = new Map(
      undone.flatMap(({ writtenId, replacedId }) => (replacedId ? [[replacedId, writtenId] as const] : [])),
    );
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
      where institute_id = ${chain} and id = any (${[...writtenBy.keys()]}::uuid[])`.execute(tx);
    const newIds = new Map(rows.map(({ id }) => [String(id), newId()]));
    // The database works out the cell as text.
    const again = rows.map(({ cell_key: _, ...row }) => ({
      ...row,
      id: newIds.get(String(row.id)),
      replaces_id: writtenBy.get(String(row.id)),
      correction_reason: reason,
      entry_no: entryNo,
      ended_by_no: null,
    }));
    if (again.length === 0) return;
    const columns = sql.join(Object.keys(again[0]!).map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(again)}::json)`.execute(
      tx,
    );
    if (table === 'measurements') await linkAgain(writing, newIds);
  };

/** The records stay counted as of the entry of the confirmation. */
const linkAgain = async (
  { tx, chain, entryNo }: Writing,
  newIds: ReadonlyMap<string, string>,
): Promise<void> => {
  await sql`insert into measurement_feeds
    (institute_id, row_id, outcome_id, partnership_id, until_on, source, action_kind, theme, levels, proposed, reason, as_of,
      elsewhere, record_cell, entry_no)
    select d.institute_id, r.becomes, d.outcome_id, d.partnership_id, d.until_on, d.source, d.action_kind, d.theme, d.levels, d.proposed,
      d.reason, d.as_of, d.elsewhere, d.record_cell, ${entryNo}
      from unnest(${[...newIds.keys()]}::uuid[], ${[...newIds.values()]}::uuid[]) as r(was, becomes)
      join measurement_feeds d on d.institute_id = ${chain} and d.row_id = r.was`.execute(tx);
};
