import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

/** Tables of facts that can be taken back, each with what a row is about. */
const keptOf = {
  outcome_ends: ['outcome_id'],
  appraisal_answers: ['question_id', 'programme_id'],
  programme_amendment_answers: ['amendment_id', 'programme_id'],
  risk_follow_ups: ['risk_id', 'programme_id', 'year'],
  assumption_follow_ups: ['statement_id', 'programme_id', 'year'],
} as const;

/**
 * Ends a row that never should have been. The row in its place bears the reason and never stands: it ends with its own
 * entry.
 */
export const takeBackRow = async (
  { tx, chain, entryNo }: Writing,
  table: keyof typeof keptOf,
  { rowId, reason }: { rowId: string; reason: string },
): Promise<void> => {
  const kept = sql.join(keptOf[table].map((column) => sql.ref(column)));
  await sql`
    update ${sql.table(table)} set ended_by_no = ${entryNo} where institute_id = ${chain} and id = ${rowId}`.execute(
    tx,
  );
  await sql`
    insert into ${sql.table(table)} (institute_id, id, entry_no, ended_by_no, replaces_id, correction_reason, ${kept})
    select institute_id, ${newId()}::uuid, ${entryNo}::bigint, ${entryNo}::bigint, id, ${reason}, ${kept}
      from ${sql.table(table)} where institute_id = ${chain} and id = ${rowId}`.execute(tx);
};
