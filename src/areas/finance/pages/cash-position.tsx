import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { type Asked, askedDayBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import {
  type CashFigures,
  type CashPosition,
  cashPositions,
  isArrivalKnown,
  type LocalCash,
} from '../queries/cash-position.ts';
import { BalancesLeftOut, balancesLeftOut, leavesBalancesOut } from './balances-left-out.tsx';
import { minorText } from './money-words.ts';
import { partnerAlone, programmeNarrowing } from './place-narrowings.ts';

/** What went to partners, what they spent and sent back, and what is left with them on a day. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const on = askedDayBeside(page, { name: 'on', label: words.t('finance.on') });
  const beside = [on];
  const { rows, narrowings } = await page.read(async (tx) => {
    const narrowings = [
      programmeNarrowing(page, await programmes(tx, institute)),
      partnerAlone(page, await partnerChoices(tx, institute)),
    ];
    const { programme: programmeId, partner: partnershipId } = valuesOf(narrowings);
    const filter = { programmeId, partnershipId, on: on.value };
    // Money on another day than was asked for would be read as that of the day.
    const isShown = !on.error && !leavesBalancesOut(page);
    return { narrowings, rows: isShown ? await cashPositions(tx, institute, filter) : [] };
  });
  if (isListFile(page) && !isAmiss(narrowings, beside))
    return listFile(page, words.t('finance.cash-position'), fileColumns(page), rows, balancesLeftOut(page));
  return narrowedPage(view({ page, on, rows, narrowings, beside }), narrowings, beside);
};

type Props = {
  page: Page;
  /** The day as it is asked; without one, today. */
  on: Asked<CalendarDay>;
  rows: readonly CashPosition[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

type LocalRow = LocalCash & Pick<CashPosition, 'partnershipId' | 'partner' | 'programmeId' | 'programme'>;

const view = (props: Props) => {
  const { page, on, rows, narrowings, beside } = props;
  const { words } = page;
  const isLeftOut = leavesBalancesOut(page);
  const local: LocalRow[] = rows.flatMap((row) => row.local.map((each) => ({ ...row, ...each })));
  return (
    <Frame
      page={page}
      title={words.t('finance.cash-position')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.cash-position')}
        quiet={[
          ...(on.error ? [] : [words.dayLong(on.value ?? todayIn())]),
          words.t('finance.cash-position-what'),
        ].join(' · ')}
        actions={<ButtonLink href={paths.advances()}>{words.t('finance.advances')}</ButtonLink>}
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      {!on.error && isLeftOut && <BalancesLeftOut page={page} partnershipId={valuesOf(narrowings).partner} />}
      {!on.error && !isLeftOut && (
        <>
          <DataTable
            caption={words.t('finance.cash-in-programme-currency')}
            rows={rows}
            empty={words.t('finance.no-cash-position')}
            columns={columns(props)}
          />
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </>
      )}
      {local.length > 0 && (
        <Card title={words.t('finance.cash-in-own-currency')}>
          <DataTable
            caption={words.t('finance.cash-in-own-currency')}
            captionHidden
            rows={local}
            empty=""
            columns={localColumns(props)}
          />
        </Card>
      )}
    </Frame>
  );
};

type Of = Pick<CashPosition, 'partnershipId' | 'programmeId'>;

/** The lists behind the figures, as they were on the day. */
const links = (on: CalendarDay | undefined) => {
  const of = ({ partnershipId, programmeId }: Of) => ({ partner: partnershipId, programme: programmeId });
  const transfers = (row: Of, kind: string) =>
    withQuery(paths.transactions(), { ...of(row), kind, until: on });
  return {
    sent: (row: Of) => transfers(row, 'disbursement'),
    returned: (row: Of) => transfers(row, 'reimbursement'),
    used: (row: Of, currency?: string) => withQuery(paths.expenses(), { ...of(row), currency, until: on }),
    opening: ({ partnershipId, programmeId }: Of) =>
      withQuery(paths.openingBalances({ id: programmeId }), { partner: partnershipId }),
    exchange: (row: Of) => withQuery(paths.exchangeDifferences(), of(row)),
    left: (row: Of) => withQuery(paths.advances(), { ...of(row), on }),
  };
};

const columns = ({ page: { words }, on, rows }: Props): Column<CashPosition>[] => {
  const to = links(on.value);
  const amount = (key: keyof CashFigures, href: (row: CashPosition) => string): Column<CashPosition> => ({
    key,
    label: words.t(`finance.cash-${key}`),
    numeric: true,
    cell: (row) => <a href={href(row)}>{minorText(words, row[key], row.currency)}</a>,
  });
  return [
    { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
    { key: 'programme', label: words.t('finance.programme'), cell: ({ programme }) => programme },
    amount('sent', to.sent),
    amount('unconfirmed', to.sent),
    ...(rows.some(({ opening }) => opening !== 0)
      ? [amount('before', to.opening), amount('opening', to.opening)]
      : []),
    amount('used', to.used),
    amount('returned', to.returned),
    amount('exchange', to.exchange),
    amount('left', to.left),
  ];
};

const localColumns = ({ page: { words }, on }: Props): Column<LocalRow>[] => {
  const to = links(on.value);
  const amount = (
    key: Exclude<keyof LocalCash, 'currency'>,
    href: (row: LocalRow) => string,
  ): Column<LocalRow> => ({
    key,
    label: words.t(`finance.cash-${key}`),
    numeric: true,
    cell: (row) => <a href={href(row)}>{minorText(words, row[key], row.currency)}</a>,
  });
  return [
    { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
    { key: 'programme', label: words.t('finance.programme'), cell: ({ programme }) => programme },
    { key: 'currency', label: words.t('finance.currency'), cell: ({ currency }) => currency },
    amount('received', to.sent),
    amount('used', (row) => to.used(row, row.currency)),
    amount('returned', to.returned),
    {
      ...amount('left', to.left),
      cell: (row) =>
        isArrivalKnown(row) ? (
          <a href={to.left(row)}>{minorText(words, row.left, row.currency)}</a>
        ) : (
          <span class="quiet">{words.t('finance.cash-arrival-unknown')}</span>
        ),
    },
  ];
};

const figures = ['sent', 'unconfirmed', 'before', 'opening', 'used', 'returned', 'exchange', 'left'] as const;

const fileColumns = ({ words }: Page): ListColumn<CashPosition>[] => [
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  ...figures.map(
    (key): ListColumn<CashPosition> => ({
      label: words.t(`finance.cash-${key}`),
      kind: 'number',
      value: (row) => toDecimal({ minor: row[key], currency: row.currency }),
    }),
  ),
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
];
