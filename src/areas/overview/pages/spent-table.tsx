import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { SpentEntry } from '../queries/coverage-entries.ts';

/** Expenses with the activity that each was made for, in the currency of their programme. */
export function SpentTable({ words, rows }: { words: Words; rows: readonly SpentEntry[] }) {
  return (
    <DataTable
      caption={words.t('overview.measure-spent')}
      captionHidden
      rows={rows}
      empty={words.t('overview.coverage-empty')}
      columns={[
        {
          key: 'reference',
          label: words.t('overview.reference'),
          cell: (row) => <a href={paths.expense({ id: row.id })}>{row.reference}</a>,
        },
        { key: 'what', label: words.t('overview.what-for'), cell: (row) => row.description },
        { key: 'paid', label: words.t('overview.paid-on'), cell: (row) => words.day(row.paidOn) },
        { key: 'year', label: words.t('overview.year'), cell: (row) => String(row.year) },
        {
          key: 'activity',
          label: words.t('overview.activity'),
          cell: (row) =>
            row.activityId ? (
              <a href={paths.activity({ id: row.activityId })}>
                {row.activity} ({row.kind})
              </a>
            ) : (
              ''
            ),
        },
        { key: 'partner', label: words.t('overview.axis-partner'), cell: (row) => row.partner },
        {
          key: 'amount',
          label: words.t('overview.amount'),
          numeric: true,
          cell: ({ minor, currency }) => words.money({ minor, currency }),
        },
      ]}
    />
  );
}
