import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { expenseInput } from '../rules/expense-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { draftExpenses, writeExpenses } from './write-expenses.ts';

/** What was spent. It is saved whatever the rules say of it; a check then tells whether it can be charged. */
export const recordExpense = defineCommand({
  name: 'record-expense',
  version: 1,
  input: expenseInput,
  constraints: {
    an_activity_with_expenses_cannot_be_cancelled: {
      fields: { activityId: [{ key: 'finance.activity-cancelled' }] },
    },
  },
  may: mayRecordExpense,
  run: async (writing, input) => {
    const outcome = await draftExpenses(writing, [input]);
    if ('errors' in outcome) return refuseFields(outcome.errors[0]!);
    const [expense] = outcome.drafted;
    await writeExpenses(writing, [expense!]);
    const { id, reference, draft } = expense!;
    const { id: _, ...said } = input;
    return done(
      { id, reference },
      {
        subject: { kind: 'expense', id },
        partnershipId: draft.partnershipId,
        after: { ...said, ...draft, reference },
      },
    );
  },
});
