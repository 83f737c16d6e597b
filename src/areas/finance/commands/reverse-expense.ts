import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { expenseContext } from '../queries/expense-context.ts';
import { certifiedYear, closedPeriod } from '../rules/expense-draft.ts';
import { reversalInput } from '../rules/expense-input.ts';
import { mayReverseExpense } from '../rules/finance-permissions.ts';
import { comparable } from './correct-expense.ts';
import { purseOf, releaseTransfers, settleAdvances } from './use-transfers.ts';
import { decidedExpense } from './write-decisions.ts';

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
    const { tx, chain, entryNo } = writing;
    const expense = await decidedExpense(writing, id);
    if (expense.entryNo !== version) return conflict(expense.entryNo, comparable(expense));
    if (expense.reversesId) return refuse({ key: 'finance.reversal-not-reversed' });
    if (expense.reversedById) return refuse({ key: 'finance.reversed-already' });
    if (paidOn > todayIn()) return refuseFields({ paidOn: [{ key: 'finance.day-ahead' }] });
    if (paidOn < expense.paidOn) return refuseFields({ paidOn: [{ key: 'finance.reversal-before' }] });
    const { programmes } = await expenseContext(tx, chain, [{ programmeId: expense.programmeId }]);
    const programme = programmes.get(expense.programmeId)!;
    const chargedYear = yearOf(paidOn as CalendarDay);
    const closed =
      closedPeriod({ paidOn: paidOn as CalendarDay, chargedYear }, programme.lockedUntil)?.problem ??
      certifiedYear(chargedYear, programme);
    if (closed) return refuseFields({ paidOn: [closed] });
    const reversal = given ?? newId();
    const reference = `D${chargedYear}-${entryNo}`;
    await tx
      .insertInto('expenses')
      .columns([...copied, ...own])
      .expression((from) =>
        from
          .selectFrom('expenses')
          .select(copied)
          .select(({ val, ref, neg }) => [
            val(reversal).as('id'),
            val(reversal).as('expense_id'),
            val(reference).as('reference'),
            val(paidOn).as('paid_on'),
            val(chargedYear).as('charged_year'),
            neg(ref('amount_minor')).as('amount_minor'),
            neg(ref('converted_minor')).as('converted_minor'),
            val(id).as('reverses_id'),
            ref('paid_on').as('judged_on'),
            val(reason).as('correction_reason'),
            val(entryNo).as('entry_no'),
          ])
          .where('institute_id', '=', chain)
          .where('id', '=', expense.rowId),
      )
      .execute();
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

/** What a reversal takes over as it stands; its voucher, its rate and its place are those of what it reverses. */
const copied = [
  'institute_id',
  'programme_id',
  'outcome_id',
  'partnership_id',
  'activity_id',
  'block',
  'budget_line',
  'heading',
  'item',
  'description',
  'currency',
  'rate',
  'rate_source',
  'rate_on',
  'converted_currency',
  'voucher_state',
  'voucher_class',
  'voucher_number',
  'voucher_minor',
  'other_shares',
  'others_minor',
  'attested_by',
  'attested_why',
  'vat_minor',
  'post_id',
] as const;

const own = [
  'id',
  'expense_id',
  'reference',
  'paid_on',
  'charged_year',
  'amount_minor',
  'converted_minor',
  'reverses_id',
  'judged_on',
  'correction_reason',
  'entry_no',
] as const;
