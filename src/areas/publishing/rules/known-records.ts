import type { IatiContent } from './iati-file.ts';
import { keyedList } from './keyed-list.ts';
import type { Keys } from './patch.ts';
import type { KnownBudget, KnownTransaction } from './plan-money.ts';
import type { KnownResult } from './plan-results.ts';
import { budgetKey } from './render-money.ts';
import type { Subject } from './subject.ts';

/** What is published of a subject beside the row of each; what could not stand in a table has none. */
export function knownRecords(
  subject: Subject,
  published: IatiContent,
  keys: Keys,
): { transactions: KnownTransaction[]; budgets: KnownBudget[]; results: KnownResult[] } {
  const transactions = new Map(subject.transactions.map((row) => [row.key, row]));
  const numbered: Keys = new WeakMap();
  const numberedBudget = keyedList(numbered);
  const budgets = new Map(
    subject.budgets.map((row) => [numbered.get(numberedBudget(budgetKey(row), { ...row })), row]),
  );
  const results = new Map(subject.results.map((row) => [row.key, row]));
  const rowOf = <R>(rows: ReadonlyMap<string | undefined, R>, element: object): R | undefined => {
    const key = keys.get(element);
    return key === undefined ? undefined : rows.get(key);
  };
  return {
    transactions: published.transactions.map((each) => ({ published: each, row: rowOf(transactions, each) })),
    budgets: published.budgets.map((each) => ({ published: each, row: rowOf(budgets, each) })),
    results: published.results.map((each) => {
      const row = rowOf(results, each);
      const indicators = new Map(row?.indicators.map((indicator) => [indicator.code, indicator]));
      return {
        published: each,
        row,
        indicators: each.indicators.map((indicator) => ({
          published: indicator,
          row: rowOf(indicators, indicator),
        })),
      };
    }),
  };
}
