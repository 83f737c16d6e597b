import { budgetKey } from './render-money.ts';
import type { BudgetRow, TransactionRow } from './subject.ts';

/** Transactions in the order in which they are published: as imported, then as recorded, then computed ones. */
export function inOrder<R extends TransactionRow>(rows: readonly R[]): R[] {
  return rows.toSorted(
    (a, b) => Number(a.computed) - Number(b.computed) || a.position - b.position || (a.key < b.key ? -1 : 1),
  );
}

/** Budgets by period and type; those that are alike keep their order. */
export function budgetsInOrder<R extends BudgetRow>(rows: readonly R[]): R[] {
  const keyed = rows.map((row) => ({ row, key: budgetKey(row) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ row }) => row);
}
