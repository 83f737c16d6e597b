import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { expenseDecisionInput } from '../rules/expense-input.ts';
import { mayDecideBearer } from '../rules/finance-permissions.ts';
import { comparable, whyOfControl } from './correct-expense.ts';
import { decidedExpense, writeDecisions } from './write-decisions.ts';

/** Back to the subsidy: what was to be paid from own funds is charged again where no rule stands in the way. */
export const chargeToSubsidy = defineCommand({
  name: 'charge-to-subsidy',
  version: 1,
  input: expenseDecisionInput,
  may: mayDecideBearer,
  run: async (writing, { id, version, reason, article }) => {
    const expense = await decidedExpense(writing, id);
    if (expense.entryNo !== version) return conflict(expense.entryNo, comparable(expense));
    if (expense.reversesId) return refuse({ key: 'finance.reversal-follows' });
    const ofControl = await whyOfControl(writing, expense);
    if (ofControl) return refuse(ofControl);
    await writeDecisions(writing, [expense], { decision: 'to_subsidy', reason, article });
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
