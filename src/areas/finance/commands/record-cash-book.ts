import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type CashBookInput, cashBookInput, type ExpenseInput } from '../rules/expense-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { sharedConversion } from '../rules/shared-conversion.ts';
import { draftExpenses, type WrittenExpense, writeExpenses } from './write-expenses.ts';

/**
 * A cash book: many payments in one currency at one rate, all or nothing, one entry with a digest of each row. The
 * whole is converted once and shared out, so that the rows' converted amounts are exactly the converted whole.
 */
export const recordCashBook = defineCommand({
  name: 'record-cash-book',
  version: 1,
  input: cashBookInput,
  constraints: {
    an_activity_with_expenses_cannot_be_cancelled: { problem: { key: 'finance.activity-cancelled' } },
  },
  may: mayRecordExpense,
  run: async (writing: Writing, book: CashBookInput) => {
    const outcome = await draftExpenses(writing, expensesOf(book));
    if ('errors' in outcome) return refuseFields(placed(outcome.errors));
    const converted = convertedTogether(book, outcome.drafted);
    if (!converted) return refuse({ key: 'finance.amount-beyond-counting' });
    await writeExpenses(writing, converted);
    const rows = converted.map(({ id, input: { id: _, ...said }, draft, reference }) =>
      rowDigest({ subject: { kind: 'expense', id }, after: { ...said, ...draft, reference } }),
    );
    return done(
      { ids: converted.map(({ id }) => id) },
      {
        subject: { kind: 'cash-book', id: null },
        partnershipId: book.partnershipId ?? null,
        after: { count: rows.length, currency: book.currency, rate: book.rate ?? null, rows },
      },
    );
  },
});

const expensesOf = ({ rows, currency, ...book }: CashBookInput): ExpenseInput[] =>
  rows.map(({ amountMinor, ...row }) => ({
    ...book,
    ...row,
    amount: { minor: amountMinor, currency },
    otherShares: [],
  }));

/** Rows of one programme currency and rate share one conversion; a declared method may give each row its own rate. */
const convertedTogether = (
  book: CashBookInput,
  drafted: readonly WrittenExpense[],
): WrittenExpense[] | undefined => {
  const result = [...drafted];
  const together = Map.groupBy(drafted.keys(), (at) => {
    const { converted, rate } = drafted[at]!.draft;
    return `${converted.currency} ${rate}`;
  });
  for (const places of together.values()) {
    const { rate, converted: first } = drafted[places[0]!]!.draft;
    const { currency } = first;
    const amounts = places.map((at) => drafted[at]!.input.amount.minor);
    const parts = sharedConversion({
      amounts,
      currency: book.currency,
      rate,
      to: currency,
    });
    if (!parts) return undefined;
    for (const [index, at] of places.entries()) {
      const expense = drafted[at]!;
      const converted = { minor: parts[index]!, currency };
      result[at] = { ...expense, draft: { ...expense.draft, converted } };
    }
  }
  return result;
};

const placed = (errors: readonly FieldErrors[]): FieldErrors =>
  Object.fromEntries(
    errors.flatMap((each, at) =>
      Object.entries(each).map(([field, problems]) => [
        `rows.${at}.${field === 'amount' ? 'amountMinor' : field}`,
        problems,
      ]),
    ),
  );
