import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** The number of the finding that an expense settled, as its reversal, its part or as a whole. */
export const settledFinding = async (
  tx: Tx,
  instituteId: string,
  expenseId: string,
): Promise<number | undefined> => {
  const { rows } = await sql<{ number: number }>`
    select f.entry_no as number from finding_settlements s
      join control_findings f on (f.institute_id, f.id) = (s.institute_id, s.finding_id)
     where s.institute_id = ${instituteId} and (${expenseId}::uuid in (s.reversal_id, s.part_id)
       or s.part_id is null and s.expense_id = ${expenseId}::uuid)
     order by s.entry_no limit 1`.execute(tx);
  return rows[0]?.number;
};
