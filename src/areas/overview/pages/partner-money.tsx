import { type Money, toDecimal } from '../../../kernel/money.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Led } from '../../../ui/led.tsx';
import type { PartnerBalance } from '../queries/partner-balances.ts';
import type { TransferLine } from '../queries/partner-money.ts';
import type { Moment } from './asked-day.tsx';
import { MoneyBars } from './money-bars.tsx';

type BalanceProps = {
  page: Page;
  partnershipId: string;
  balances: readonly PartnerBalance[];
  moment: Moment;
};

/** The parts of a line, in the order in which it adds up. */
const labels = {
  received: 'overview.received',
  before: 'finance.cash-before',
  ahead: 'overview.paid-ahead',
  opening: 'finance.cash-opening',
  spent: 'overview.justified',
  returned: 'overview.returned',
  exchange: 'finance.cash-exchange',
  open: 'overview.to-justify-short',
} as const;
type Part = keyof typeof labels;
const always: readonly Part[] = ['received', 'spent', 'returned', 'open'];

/** The parts that a file tells: of those that most partners have nothing of, the ones that somebody has. */
const partsOf = (balances: readonly PartnerBalance[]): Part[] =>
  (Object.keys(labels) as Part[]).filter(
    (part) => always.includes(part) || balances.some((row) => row[part].minor !== 0),
  );

/**
 * Money in and what of it is justified, a line a programme that adds up; each figure leads to its entries, of a day in the past
 * where they are listed as of it.
 */
export function BalanceTable({ page: { words }, partnershipId, balances, moment }: BalanceProps) {
  const { on, asOf } = moment;
  const asof = asOf?.toString();
  const entries = (url: string, row: PartnerBalance, kind?: string) =>
    withQuery(url, { partner: partnershipId, programme: row.programmeId, kind, asof });
  const ofToday = (url: string, row: PartnerBalance) => (on ? undefined : entries(url, row));
  const certified = (row: PartnerBalance) =>
    withQuery(paths.openingBalances({ id: row.programmeId }), { partner: partnershipId, asof });
  const { old, veryOld } = agesOf(balances);
  const amount = (key: Part, href: (row: PartnerBalance) => string | undefined): Column<PartnerBalance> => ({
    key,
    label: words.t(labels[key]),
    numeric: true,
    cell: (row) => <Led to={href(row)}>{words.money(row[key])}</Led>,
  });
  const unlessNone = (key: Part, href: (row: PartnerBalance) => string | undefined) =>
    balances.some((row) => row[key].minor !== 0) ? [amount(key, href)] : [];
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
          cell: (row) => (
            <a href={withQuery(paths.programme({ id: row.programmeId }), { on })}>{row.programme}</a>
          ),
        },
        amount('received', (row) => entries(paths.transactions(), row, 'disbursement')),
        ...unlessNone('before', certified),
        ...unlessNone('ahead', (row) => ofToday(paths.cashPosition(), row)),
        ...unlessNone('opening', certified),
        amount('spent', (row) => entries(paths.expenses(), row)),
        ...unlessNone('returned', (row) => entries(paths.transactions(), row, 'reimbursement')),
        ...unlessNone('exchange', (row) => ofToday(paths.exchangeDifferences(), row)),
        amount('open', (row) => ofToday(paths.advances(), row)),
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
        ...(balances.some(({ opening }) => opening.minor !== 0)
          ? [
              {
                label: words.t('finance.cash-opening'),
                amounts: own.map((rows) => rows.map(({ opening }) => opening)),
              },
            ]
          : []),
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
    ...partsOf(balances).map((part) => money(words.t(labels[part]), (row) => row[part])),
    money(words.t('overview.older-than', { days: old }), ({ openOld }) => openOld),
    money(words.t('overview.older-than', { days: veryOld }), ({ openVeryOld }) => openVeryOld),
  ];
};

const agesOf = (balances: readonly PartnerBalance[]) => balances[0]?.ages ?? { old: 0, veryOld: 0 };

type TransferProps = {
  words: Words;
  /** Whose they are, where all are one partner's. */
  partnershipId?: string | undefined;
  asOf?: number | undefined;
  transfers: readonly TransferLine[];
  /** Those of a control alone. */
  isControlled?: boolean;
};

/** The last transfers, each with its day and programme. */
export function TransferList({ words, partnershipId, asOf, transfers, isControlled }: TransferProps) {
  if (transfers.length === 0)
    return (
      <EmptyState
        sentence={words.t(isControlled ? 'overview.no-transfers-in-control' : 'overview.no-transfers')}
      />
    );
  const entries = (programme: string) =>
    withQuery(paths.transactions(), {
      ...{ partner: partnershipId, programme, kind: 'disbursement' },
      asof: asOf?.toString(),
    });
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
