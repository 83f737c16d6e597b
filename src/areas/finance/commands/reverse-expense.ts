import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { reversalInput } from '../rules/expense-input.ts';
import { mayReverseExpense } from '../rules/finance-permissions.ts';
import { comparable } from './correct-expense.ts';
import { purseOf, releaseTransfers, settleAdvances } from './use-transfers.ts';
import { decidedExpense } from './write-decisions.ts';
import { whyNotOn, writeReversal } from './write-reversal.ts';

/**
 * Takes an expense of a closed period back in an open one: the same amount with the other sign, at the same rate, judged
 * by the rules as what it reverses, so that the two are nothing together. What stood stays as it was.
 */
export const reverseExpense = defineCommand({
  name: 'reverse-expense',
  version: 1,
  input: reversalInput,
  constraints: {
    an_expense_is_reversed_once: { problem: { key: 'finance.reversed-already' } },
    an_activity_with_expenses_cannot_be_cancelled: { problem: { key: 'finance.activity-cancelled' } },
  },
  may: mayReverseExpense,
  run: async (writing, { id, newId: given, version, paidOn, reason }) => {
    const { entryNo } = writing;
    const expense = await decidedExpense(writing, id);
    if (expense.entryNo !== version) return conflict(expense.entryNo, comparable(expense));
    if (expense.reversesId) return refuse({ key: 'finance.reversal-not-reversed' });
    if (expense.reversals.length > 0) return refuse({ key: 'finance.reversed-already' });
    const day = paidOn as CalendarDay;
    const refused = await whyNotOn(writing, expense, day);
    if (refused) return refuseFields({ paidOn: [refused] });
    const reversal = given ?? newId();
    const reference = `D${yearOf(day)}-${entryNo}`;
    await writeReversal(writing, expense, {
      id: reversal,
      reference,
      paidOn: day,
      reason,
      minor: expense.minor,
      convertedMinor: expense.convertedMinor,
    });
    // The money is there again: it bears what waits for it.
    await releaseTransfers(writing, id);
    await settleAdvances(writing, purseOf(expense));
    return done(
      { id: reversal, reference },
      {
        subject: { kind: 'expense', id: reversal },
        partnershipId: expense.partnershipId,
        after: { reverses: expense.reference, reference, paidOn, reason, ...comparable(expense) },
      },
    );
  },
});
