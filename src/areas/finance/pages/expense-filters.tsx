import { paths } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { approvals, type ExpenseListProps } from './expenses.tsx';

/** Where a figure led from: kept while the list is narrowed further. */
const keptNames: ReadonlySet<string> = new Set(
  'programme activity item block quarter month asof currency since until until-year sort'.split(' '),
);

type Props = Pick<ExpenseListProps, 'page' | 'outcomes' | 'partners'>;

/** What the list can be narrowed by; what an address brings that has no field here stays. */
export function ExpenseFilters({ page, outcomes, partners }: Props) {
  const { words, query } = page;
  const choice = (name: string, label: string, options: Parameters<typeof SelectField>[0]['options']) => (
    <SelectField
      name={name}
      label={label}
      optional=""
      placeholder={words.t('page.filter-reset')}
      value={query.get(name) ?? ''}
      options={options}
    />
  );
  const keep = Object.fromEntries([...query].filter(([name]) => keptNames.has(name)));
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.expenses()}
      keep={keep}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.expenses() } : undefined}
    >
      <TextField
        name="q"
        label={words.t('page.find')}
        type="search"
        optional=""
        value={query.get('q') ?? ''}
      />
      {choice('outcome', words.t('finance.outcome'), [
        ...outcomeOptions(page, outcomes),
        { value: 'none', label: words.t('finance.management-costs') },
      ])}
      {partners.length > 1 &&
        choice(
          'partner',
          words.t('finance.partner'),
          partners.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {choice(
        'line',
        words.t('finance.line'),
        budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) })),
      )}
      {choice(
        'heading',
        words.t('finance.heading'),
        budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) })),
      )}
      <TextField
        name="year"
        label={words.t('finance.year')}
        optional=""
        width={4}
        inputmode="numeric"
        value={query.get('year') ?? ''}
      />
      {choice('approval', words.t('finance.approval'), [
        ...approvals.map((value) => ({ value, label: words.say(`finance.approval-${value}`) })),
        { value: 'own_funds', label: words.t('finance.own-funds') },
      ])}
      {choice('voucher', words.t('finance.voucher'), [
        { value: 'missing', label: words.t('finance.voucher-state-to_follow') },
      ])}
    </Filters>
  );
}
