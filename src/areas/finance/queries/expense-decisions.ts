import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type ExpenseDecisionRow = {
  id: string;
  decision: 'approved' | 'returned' | 'own_funds' | 'to_subsidy';
  reason: string | null;
  article: string | null;
  by: string;
  at: Temporal.Instant;
  judgedNo: number;
};

/** Every word on an expense, the newest first. */
export const expenseDecisions = async (
  tx: Tx,
  instituteId: string,
  expenseId: string,
): Promise<ExpenseDecisionRow[]> => {
  const { rows } = await sql<ExpenseDecisionRow>`
    select id, decision, reason, article, decided_by_name as by, at, judged_no as "judgedNo" from expense_decisions
     where institute_id = ${instituteId} and expense_id = ${expenseId} order by entry_no desc`.execute(tx);
  return rows;
};
