import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ActivityAround } from '../queries/activity-around.ts';

type Props = { words: Words; activityId: string; around: ActivityAround };

/** The latest expenses of an activity, over the sum of all of them. */
export function ActivityExpenses({ words, activityId, around }: Props) {
  const total = around.spent.map((sum) => words.money(sum)).join(' + ');
  return (
    <DataTable
      caption={words.t('overview.expenses')}
      captionHidden
      rows={around.expenses}
      empty={words.t('overview.no-expenses')}
      columns={[
        {
          key: 'expense',
          label: words.t('overview.description'),
          cell: (row) => (
            <a href={paths.expense({ id: row.id })}>
              {row.reference} {row.description}
            </a>
          ),
          footer: words.t('overview.total'),
        },
        { key: 'paid', label: words.t('overview.paid-on'), cell: (row) => words.day(row.paidOn) },
        {
          key: 'voucher',
          label: words.t('overview.voucher'),
          cell: (row) => words.say(`finance.voucher-state-${row.voucher}`),
        },
        {
          key: 'amount',
          label: words.t('overview.amount'),
          numeric: true,
          cell: (row) => words.money(row.amount),
          footer: <a href={withQuery(paths.expenses(), { activity: activityId })}>{total}</a>,
        },
      ]}
    />
  );
}
