import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type ExpensePart, type PartRow, partOf, partRows } from './transfer-receipts.ts';

export type ExpenseDecisionRow = {
  id: string;
  decision: 'approved' | 'returned' | 'own_funds' | 'to_subsidy';
  reason: string | null;
  article: string | null;
  by: string;
  at: Temporal.Instant;
};

type DecisionRow = Omit<ExpenseDecisionRow, 'at'> & { at: string };

/** What hangs on an expense: every word on it, the newest first, and the transfers that bear it, the oldest first. */
export const aroundExpense = async (
  tx: Tx,
  instituteId: string,
  { id, origin }: { id: string; origin: string },
): Promise<{ decisions: ExpenseDecisionRow[]; parts: ExpensePart[] }> => {
  const { decisions, parts } = await together<{ decisions: DecisionRow; parts: PartRow }>(tx, {
    decisions: sql`select d.id, d.decision, d.reason, d.article, d.decided_by_name as by,
        to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from expense_decisions d
       where d.institute_id = ${instituteId} and d.expense_id = ${origin} order by d.entry_no desc`,
    parts: partRows(instituteId, id),
  });
  return {
    decisions: decisions.map((row) => ({ ...row, at: Temporal.Instant.from(row.at) })),
    parts: parts.map(partOf),
  };
};
