import { sameListWith } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import type { ExpenseListProps } from './expenses.tsx';
import { minorText } from './money-words.ts';

type Props = Pick<ExpenseListProps, 'page' | 'rows' | 'checks' | 'sort'>;

/** Expenses with what keeps each from being charged. */
export function ExpenseTable({ page, rows, checks, sort }: Props) {
  const { words } = page;
  const sortBy = (by: string) => sameListWith(page, { sort: by, after: undefined });
  return (
    <DataTable
      caption={words.t('finance.expenses')}
      captionHidden
      rows={rows}
      empty={words.t('finance.no-expenses')}
      columns={[
        {
          key: 'reference',
          label: words.t('finance.reference'),
          cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
        },
        {
          key: 'paid',
          label: words.t('finance.paidOn'),
          cell: ({ paidOn }) => words.day(paidOn),
          sortHref: sortBy('paid'),
          sorted: sort === 'amount' ? undefined : 'descending',
        },
        { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        {
          key: 'outcome',
          label: words.t('finance.outcome'),
          cell: ({ outcomeCode }) => outcomeCode ?? words.t('finance.management'),
        },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => minorText(words, minor, currency),
        },
        {
          key: 'converted',
          label: words.t('finance.converted'),
          numeric: true,
          cell: ({ convertedMinor, convertedCurrency }) =>
            minorText(words, convertedMinor, convertedCurrency),
          sortHref: sortBy('amount'),
          sorted: sort === 'amount' ? 'descending' : undefined,
        },
        {
          key: 'state',
          label: words.t('finance.state'),
          cell: ({ id }) => <ExpenseState page={page} checks={checks.get(id) ?? []} />,
        },
      ]}
    />
  );
}

/** Chargeable, or the rules that stand in the way. */
export function ExpenseState({ page, checks }: { page: Page; checks: readonly Check[] }) {
  const { words } = page;
  const blockers = blockersAt(checks, 'charging');
  if (blockers.length > 0)
    return (
      <Tag tone="stop">{blockers.map(({ ruleId }) => words.say(`finance.broken-${ruleId}`)).join(', ')}</Tag>
    );
  const warned = checks.filter(({ verdict }) => verdict === 'warns');
  if (warned.length > 0)
    return (
      <Tag tone="warn">{warned.map(({ ruleId }) => words.say(`finance.broken-${ruleId}`)).join(', ')}</Tag>
    );
  return <Tag tone="ok">{words.t('finance.chargeable')}</Tag>;
}
