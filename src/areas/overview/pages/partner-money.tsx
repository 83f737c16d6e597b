import { type Money, toDecimal } from '../../../kernel/money.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { PartnerBalance } from '../queries/partner-balances.ts';
import type { TransferLine } from '../queries/partner-money.ts';
import { MoneyBars } from './money-bars.tsx';

type BalanceProps = { page: Page; partnershipId: string; balances: readonly PartnerBalance[] };

/** Money in and what of it is justified, a line a programme; each figure leads to its entries. */
export function BalanceTable({ page: { words }, partnershipId, balances }: BalanceProps) {
  const entries = (url: string, row: PartnerBalance, kind?: string) =>
    withQuery(url, { partner: partnershipId, programme: row.programmeId, kind });
  const { old, veryOld } = agesOf(balances);
  return (
    <DataTable
      caption={words.t('overview.received-and-justified')}
      captionHidden
      rows={balances}
      empty={words.t('overview.no-money-yet')}
      columns={[
        {
          key: 'programme',
          label: words.t('overview.programme'),
          cell: (row) => <a href={paths.programme({ id: row.programmeId })}>{row.programme}</a>,
        },
        {
          key: 'received',
          label: words.t('overview.received'),
          numeric: true,
          cell: (row) => (
            <a href={entries(paths.transactions(), row, 'disbursement')}>{words.money(row.received)}</a>
          ),
        },
        {
          key: 'justified',
          label: words.t('overview.justified'),
          numeric: true,
          cell: (row) => <a href={entries(paths.expenses(), row)}>{words.money(row.spent)}</a>,
        },
        ...(balances.some(({ returned }) => returned.minor !== 0)
          ? [
              {
                key: 'returned',
                label: words.t('overview.returned'),
                numeric: true,
                cell: (row: PartnerBalance) => (
                  <a href={entries(paths.transactions(), row, 'reimbursement')}>
                    {words.money(row.returned)}
                  </a>
                ),
              },
            ]
          : []),
        {
          key: 'open',
          label: words.t('overview.to-justify-short'),
          numeric: true,
          cell: (row) => <a href={entries(paths.advances(), row)}>{words.money(row.open)}</a>,
        },
        {
          key: 'old',
          label: words.t('overview.older-than', { days: old }),
          numeric: true,
          cell: (row) => row.openOld.minor > 0 && words.money(row.openOld),
        },
        {
          key: 'older',
          label: words.t('overview.older-than', { days: veryOld }),
          numeric: true,
          cell: (row) => row.openVeryOld.minor > 0 && words.money(row.openVeryOld),
        },
      ]}
    />
  );
}

/** What was received and what of it is justified, programme by programme. */
export function BalanceBars({ words, balances }: { words: Words; balances: readonly PartnerBalance[] }) {
  const programmes = Map.groupBy(balances, ({ programmeId }) => programmeId);
  const own = [...programmes.values()];
  return (
    <MoneyBars
      words={words}
      title={words.t('overview.received-and-justified')}
      head={words.t('overview.programme')}
      labels={own.map(([first]) => first?.programme ?? '')}
      series={[
        {
          label: words.t('overview.received'),
          amounts: own.map((rows) => rows.map(({ received }) => received)),
        },
        { label: words.t('overview.justified'), amounts: own.map((rows) => rows.map(({ spent }) => spent)) },
      ]}
    />
  );
}

/** The table of balances as a file. */
export const balanceColumns = (
  words: Words,
  balances: readonly PartnerBalance[],
): ListColumn<PartnerBalance>[] => {
  const { old, veryOld } = agesOf(balances);
  const money = (label: string, of: (row: PartnerBalance) => Money): ListColumn<PartnerBalance> => ({
    label,
    kind: 'number',
    value: (row) => toDecimal(of(row)),
  });
  return [
    { label: words.t('overview.programme'), value: ({ programme }) => programme },
    { label: words.t('overview.currency'), value: ({ received }) => received.currency },
    money(words.t('overview.received'), ({ received }) => received),
    money(words.t('overview.justified'), ({ spent }) => spent),
    money(words.t('overview.returned'), ({ returned }) => returned),
    money(words.t('overview.to-justify-short'), ({ open }) => open),
    money(words.t('overview.older-than', { days: old }), ({ openOld }) => openOld),
    money(words.t('overview.older-than', { days: veryOld }), ({ openVeryOld }) => openVeryOld),
  ];
};

const agesOf = (balances: readonly PartnerBalance[]) => balances[0]?.ages ?? { old: 0, veryOld: 0 };

type TransferProps = {
  words: Words;
  /** Whose they are, where all are one partner's. */
  partnershipId?: string | undefined;
  transfers: readonly TransferLine[];
};

/** The last transfers, each with its day and programme. */
export function TransferList({ words, partnershipId, transfers }: TransferProps) {
  if (transfers.length === 0) return <EmptyState sentence={words.t('overview.no-transfers')} />;
  const entries = (programme: string) =>
    withQuery(paths.transactions(), { partner: partnershipId, programme, kind: 'disbursement' });
  return (
    <DescriptionList
      rows={transfers.map((transfer) => ({
        term: words.day(transfer.on),
        value: <a href={entries(transfer.programmeId)}>{words.money(transfer.amount)}</a>,
        note: transfer.programme,
      }))}
    />
  );
}
