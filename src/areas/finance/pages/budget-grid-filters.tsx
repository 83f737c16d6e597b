import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { queried } from '../../results/pages/address.ts';
import { budgetLines } from '../rules/budget-input.ts';
import type { BudgetRow, LoadedGrid } from './budget-grid-load.ts';

/** More rows at once than a browser on an old laptop types in without a pause. */
const mostRows = 600;

/** What the address asks to see: an outcome or a block, a line. */
export const filterOf = (page: Page): Record<string, string> => {
  const asked = (name: string) => {
    const value = queried(page, name);
    return value === undefined ? {} : { [name]: value };
  };
  return { ...asked('outcome'), ...asked('line') };
};

const isAsked = (page: Page, { place }: BudgetRow): boolean => {
  const { outcome, line } = filterOf(page);
  const isPlace = outcome === undefined || outcome === (place.outcomeId ?? place.block);
  return isPlace && (line === undefined || line === place.line);
};

export const filtered = (page: Page, rows: readonly BudgetRow[]): BudgetRow[] =>
  rows.filter((row) => isAsked(page, row)).slice(0, mostRows);

/** Narrows the grid to one outcome or block and to one line; says so where there are too many rows for one page. */
export function BudgetGridFilters({ page, loaded }: { page: Page; loaded: LoadedGrid }) {
  const { words } = page;
  const action = paths.budgetGrid({ id: loaded.programme.id });
  const asked = filterOf(page);
  const count = loaded.rows.filter((row) => isAsked(page, row)).length;
  return (
    <>
      <Filters
        label={words.t('finance.grid')}
        action={action}
        submit={words.t('page.filter')}
        reset={
          Object.keys(asked).length > 0 ? { href: action, label: words.t('finance.grid-whole') } : undefined
        }
      >
        <SelectField
          name="outcome"
          label={words.t('finance.outcome')}
          optional=""
          value={asked.outcome}
          placeholder={words.t('finance.grid-all')}
          options={[
            ...loaded.outcomes.map(({ id, code, title }) => ({
              value: id,
              label: `${code} ${words.text(title)}`,
            })),
            { value: 'management', label: words.t('finance.block-management') },
            { value: 'structure', label: words.t('finance.block-structure') },
          ]}
        />
        <SelectField
          name="line"
          label={words.t('finance.line')}
          optional=""
          value={asked.line}
          placeholder={words.t('finance.grid-all')}
          options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
        />
      </Filters>
      {count > mostRows && <p class="quiet">{words.t('finance.grid-too-long', { count, most: mostRows })}</p>}
    </>
  );
}
