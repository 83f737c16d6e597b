import type { Page } from '../../../page/page.ts';
import { queried, queriedId } from '../../results/pages/address.ts';
import type { ExpenseFilter } from '../queries/expenses.ts';

const several = ['outcome', 'heading', 'item', 'year'] as const;

/** Boxes of one name come as several values; joined they stay through the links of the page. */
export const joined = (page: Page): Page => {
  const query = new URLSearchParams(page.query);
  for (const name of several) {
    const values = page.query.getAll(name).filter(Boolean);
    if (values.length > 0) query.set(name, values.join(','));
    else query.delete(name);
  }
  return { ...page, query };
};

/** What was chosen under a name, of a joined page. */
export const chosen = ({ query }: Page, name: (typeof several)[number]): string[] =>
  (query.get(name) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

export const ledgerScopeOf = (page: Page): ExpenseFilter => ({
  programmeId: queriedId(page, 'programme'),
  partnershipId: queriedId(page, 'partner'),
  anyOf: {
    outcomes: chosen(page, 'outcome'),
    headings: chosen(page, 'heading'),
    items: chosen(page, 'item'),
    years: chosen(page, 'year')
      .map(Number)
      .filter((year) => Number.isSafeInteger(year) && year > 0 && year < 10_000),
  },
  sort: queried(page, 'sort') === 'amount' ? 'amount' : 'paid',
  after: queried(page, 'after'),
});
