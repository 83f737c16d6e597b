import { sameListWith } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { LedgerLine } from '../queries/ledger-lines.ts';
import { itemText, minorText } from './money-words.ts';

type Props = { page: Page; rows: readonly LedgerLine[]; sort: 'paid' | 'amount' | undefined };

/** The listing in sight: what the file has more of (rate, class, entry) is on the page of the expense. */
export function LedgerTable({ page, rows, sort }: Props) {
  const { words } = page;
  const sortBy = (by: string) => sameListWith(page, { sort: by, after: undefined });
  return (
    <DataTable
      caption={words.t('finance.ledger')}
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
        { key: 'year', label: words.t('finance.chargedYear'), cell: ({ chargedYear }) => chargedYear },
        {
          key: 'outcome',
          label: words.t('finance.outcome'),
          cell: ({ outcomeCode }) => outcomeCode ?? words.t('finance.management'),
        },
        {
          key: 'item',
          label: words.t('finance.item'),
          cell: ({ heading, item }) =>
            [words.say(`finance.heading-${heading}`), item && itemText(words, item)]
              .filter(Boolean)
              .join(' · '),
        },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        {
          key: 'converted',
          label: words.t('finance.converted'),
          numeric: true,
          cell: (row) => minorText(words, row.convertedMinor, row.convertedCurrency),
          sortHref: sortBy('amount'),
          sorted: sort === 'amount' ? 'descending' : undefined,
        },
        {
          key: 'voucher',
          label: words.t('finance.voucher'),
          cell: ({ voucher }) => words.say(`finance.voucher-state-${voucher}`),
        },
        {
          key: 'rules',
          label: words.t('finance.ledger-blocked-by'),
          cell: ({ blockedBy }) =>
            blockedBy.length === 0
              ? '–'
              : blockedBy.map((id) => <Tag tone="stop">{words.say(`finance.broken-${id}`)}</Tag>),
        },
      ]}
    />
  );
}
