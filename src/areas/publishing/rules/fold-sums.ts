import { type CalendarDay, firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import { budgetsInOrder } from './money-order.ts';
import { budgetKey } from './render-money.ts';
import type { BudgetRow, TransactionRow } from './subject.ts';
import { foldedPayment } from './withheld-words.ts';

/**
 * Transactions as one sum for each year, kind and currency, without parties; a sum of nothing is left out. Dated the end of
 * its year, or, while that year goes on, its beginning: neither tells when anything was paid, nor lies in the future.
 */
export function foldedTransactions(rows: readonly TransactionRow[], today: CalendarDay): TransactionRow[] {
  const cells = Map.groupBy(rows, ({ on, kind, amount }) => `${yearOf(on)} ${kind} ${amount.currency}`);
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, [first, ...others]], position) => {
      const year = yearOf(first!.on);
      const on = year < yearOf(today) ? lastDayOfYear(year) : firstDayOfYear(year);
      const minor = others.reduce((sum, { amount }) => sum + amount.minor, first!.amount.minor);
      if (minor === 0) return [];
      return {
        id: `folded ${key}`,
        key: `folded ${key}`,
        kind: first!.kind,
        on,
        valueOn: on,
        amount: { minor, currency: first!.amount.currency },
        description: foldedPayment(year),
        position,
        computed: true,
      };
    });
}

/** Budgets as one for each period, type, status and currency. */
export function foldedBudgets(rows: readonly BudgetRow[]): BudgetRow[] {
  const cells = Map.groupBy(rows, (row) => `${budgetKey(row)} ${row.status ?? ''} ${row.amount.currency}`);
  const sums = [...cells.values()].map(([first, ...others]) => ({
    from: first!.from,
    until: first!.until,
    type: first!.type,
    status: first!.status,
    valueOn: first!.from,
    amount: {
      currency: first!.amount.currency,
      minor: others.reduce((sum, { amount }) => sum + amount.minor, first!.amount.minor),
    },
    computed: true,
  }));
  return budgetsInOrder(sums);
}
