import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

/** Tables of what can be taken back of a story, each with what a row of it says. */
const saidIn = {
  consent_withdrawals: ['consent_id', 'withdrawn_on'],
  story_publications: ['story_id', 'published_on', 'published_as', 'place'],
  story_removals: ['publication_id', 'taken_down_on'],
} as const;

/**
 * Ends a row that was noted wrongly. The row in its place bears the reason and never stands: it ends with its own entry.
 */
export const takeBackFact = async (
  { tx, chain, entryNo }: Writing,
  table: keyof typeof saidIn,
  { rowId, reason }: { rowId: string; reason: string },
): Promise<void> => {
  const said = sql.join(['partnership_id', ...saidIn[table]].map((column) => sql.ref(column)));
  await sql`
    update ${sql.table(table)} set ended_by_no = ${entryNo} where institute_id = ${chain} and id = ${rowId}`.execute(
    tx,
  );
  await sql`
    insert into ${sql.table(table)} (institute_id, id, entry_no, ended_by_no, replaces_id, correction_reason, ${said})
    select institute_id, ${newId()}::uuid, ${entryNo}::bigint, ${entryNo}::bigint, id, ${reason}, ${said}
      from ${sql.table(table)} where institute_id = ${chain} and id = ${rowId}`.execute(tx);
};
