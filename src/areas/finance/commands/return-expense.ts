import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { expenseDecisionInput } from '../rules/expense-input.ts';
import { mayApproveExpenses } from '../rules/finance-permissions.ts';
import { comparable } from './correct-expense.ts';
import { decidedExpense, writeDecisions } from './write-decisions.ts';

/** Sent back to who entered it, with what is to be put right; until then it is not charged. */
export const returnExpense = defineCommand({
  name: 'return-expense',
  version: 1,
  input: expenseDecisionInput,
  may: mayApproveExpenses,
  run: async (writing, { id, version, reason, article }) => {
    const expense = await decidedExpense(writing, id);
    if (expense.entryNo !== version) return conflict(expense.entryNo, comparable(expense));
    if (expense.reversesId) return refuse({ key: 'finance.reversal-follows' });
    await writeDecisions(writing, [expense], { decision: 'returned', reason, article });
    return done(
      { id },
      {
        subject: { kind: 'expense', id },
        partnershipId: expense.partnershipId,
        after: { reason, article: article ?? null },
      },
    );
  },
});
