import type { IatiContent } from './iati-file.ts';
import { keyedList } from './keyed-list.ts';
import type { Keys } from './patch.ts';
import type { KnownBudget, KnownTransaction } from './plan-money.ts';
import type { KnownResult } from './plan-results.ts';
import { budgetKey } from './render-money.ts';
import type { Subject } from './subject.ts';

/** The rows of a subject beside what is published of each; a row that is not published has nothing to compare with. */
export function knownRecords(
  subject: Subject,
  published: IatiContent,
  keys: Keys,
): { transactions: KnownTransaction[]; budgets: KnownBudget[]; results: KnownResult[] } {
  const transactions = byKey(published.transactions, keys);
  const budgets = byKey(published.budgets, keys);
  const results = byKey(published.results, keys);
  const numbered: Keys = new WeakMap();
  const numberedBudget = keyedList(numbered);
  return {
    transactions: paired(subject.transactions, ({ key }) => transactions.get(key)),
    budgets: paired(
      subject.budgets,
      (row) => budgets.get(numbered.get(numberedBudget(budgetKey(row), { ...row }))!) ?? undefined,
    ),
    results: paired(subject.results, ({ key }) => results.get(key)).map(({ row, published: result }) => {
      const indicators = byKey(result.indicators, keys);
      return {
        row,
        published: result,
        indicators: paired(row.indicators, ({ code }) => indicators.get(code)),
      };
    }),
  };
}

function byKey<E extends object>(elements: readonly E[], keys: Keys): Map<string | undefined, E> {
  return new Map(elements.map((each) => [keys.get(each), each]));
}

function paired<R, E>(rows: readonly R[], of: (row: R) => E | undefined): { row: R; published: E }[] {
  return rows.flatMap((row) => {
    const published = of(row);
    return published === undefined ? [] : [{ row, published }];
  });
}
