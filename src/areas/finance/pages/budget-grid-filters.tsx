import { type Narrowing, NarrowingFilters, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { budgetLines } from '../rules/budget-input.ts';
import type { BudgetRow, LoadedGrid } from './budget-grid-load.ts';

/** More rows at once than a browser on an old laptop types in without a pause. */
const mostRows = 600;

/** What the address asks to see: an outcome or a block, a line. */
export const gridNarrowings = (page: Page, { outcomes }: LoadedGrid): readonly Narrowing[] => {
  const { words } = page;
  const all = words.t('finance.grid-all');
  const places = [
    ...outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
    { value: 'management', label: words.t('finance.block-management') },
    { value: 'structure', label: words.t('finance.block-structure') },
  ];
  const lines = budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }));
  return [
    narrowing(page, 'outcome', words.t('finance.outcome'), places, all),
    narrowing(page, 'line', words.t('finance.line'), lines, all),
  ];
};

/** The same by name, without what cannot be meant. */
export const filterOf = (page: Page, loaded: LoadedGrid): Record<string, string> =>
  valuesOf(gridNarrowings(page, loaded));

const asked = (page: Page, loaded: LoadedGrid, rows: readonly BudgetRow[]): BudgetRow[] => {
  const { outcome, line } = filterOf(page, loaded);
  const isAsked = ({ place }: BudgetRow) =>
    (outcome === undefined || outcome === (place.outcomeId ?? place.block)) &&
    (line === undefined || line === place.line);
  return rows.filter(isAsked);
};

export const filtered = (page: Page, loaded: LoadedGrid, rows: readonly BudgetRow[]): BudgetRow[] =>
  asked(page, loaded, rows).slice(0, mostRows);

/** Narrows the grid to one outcome or block and to one line; says so where there are too many rows for one page. */
export function BudgetGridFilters({ page, loaded }: { page: Page; loaded: LoadedGrid }) {
  const { words } = page;
  const count = asked(page, loaded, loaded.rows).length;
  return (
    <>
      <NarrowingFilters page={page} narrowings={gridNarrowings(page, loaded)} />
      {count > mostRows && <p class="quiet">{words.t('finance.grid-too-long', { count, most: mostRows })}</p>}
    </>
  );
}
