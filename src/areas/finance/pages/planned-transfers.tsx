import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { agreement } from '../../partners/queries/agreements.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queried } from '../../results/pages/address.ts';
import {
  keyOfTransfer,
  type PlannedTransferRow,
  plannedTransfers,
  transfersAPage,
} from '../queries/planned-transfers.ts';
import { transferStates } from '../rules/planned-transfer.ts';
import { minorText } from './money-words.ts';
import { partnerAlone, programmeWhereAsked } from './place-narrowings.ts';
import { stateTones, transferTitle } from './transfer-words.ts';

type Props = {
  page: Page;
  rows: readonly PlannedTransferRow[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/** Transfers to partners that are planned, asked for, approved or paid, by the day they are due. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const sought = soughtYear(page);
  const place = placeBeside(page, dayAndId);
  const beside = [soughtYearBeside(page.words, sought, page.words.t('finance.year')), place];
  const { rows, file, narrowings } = await page.read(async (tx) => {
    const narrowings = [
      ...(await programmeWhereAsked(page, tx, institute)),
      ...(await agreementWhereAsked(page, tx, institute)),
      ...narrowingsOf(page, await partnerChoices(tx, institute)),
    ];
    const chosen = valuesOf(narrowings);
    const filter = {
      programmeId: chosen.programme,
      agreementId: chosen.agreement,
      partnershipId: chosen.partner,
      state: chosen.state,
      year: sought.year,
      after: place.value,
    };
    const file = isListFile(page) && !isAmiss(narrowings, beside);
    const rows = await plannedTransfers(tx, institute, filter, file ? null : transfersAPage + 1);
    return { rows, file, narrowings };
  });
  if (file) return listFile(page, page.words.t('finance.planned-transfers'), fileColumns(page), rows);
  return narrowedPage(view({ page, rows, narrowings, beside }), narrowings, beside);
};

/** The agreement that a link asks for, where it exists for this person. */
const agreementWhereAsked = async (page: Page, tx: Tx, institute: string): Promise<Narrowing[]> => {
  const asked = queried(page, 'agreement');
  if (asked === undefined) return [];
  const found = await agreement(tx, institute, asked);
  const options = found ? [{ value: found.id, label: found.reference }] : [];
  return [narrowing(page, 'agreement', page.words.t('finance.agreement'), options)];
};

const narrowingsOf = (page: Page, partners: readonly { id: string; name: string }[]): Narrowing[] => {
  const { words } = page;
  return [
    partnerAlone(page, partners),
    narrowing(
      page,
      'state',
      words.t('finance.state'),
      (['waiting', ...transferStates] as const).map((value) => ({
        value,
        label: words.t(`finance.transfer-state-${value}`),
      })),
    ),
  ];
};

const view = (props: Props) => {
  const { page, rows, narrowings, beside } = props;
  const { words } = page;
  const shown = rows.slice(0, transfersAPage);
  const last = rows.length > transfersAPage ? shown.at(-1) : undefined;
  return (
    <Frame
      page={page}
      title={words.t('finance.planned-transfers')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.planned-transfers')}
        quiet={words.t('finance.planned-transfers-what')}
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <PlannedTransferTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfTransfer(last)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

/** Planned transfers, each with where it stands; one that is due and waits is marked. */
export function PlannedTransferTable({ page, rows }: Pick<Props, 'page' | 'rows'>) {
  const { words } = page;
  const today = todayIn();
  const isLate = ({ state, dueOn }: PlannedTransferRow) =>
    dueOn < today && state !== 'paid' && state !== 'withdrawn';
  return (
    <DataTable
      caption={words.t('finance.planned-transfers')}
      captionHidden
      rows={rows}
      empty={words.t('finance.no-planned-transfers')}
      columns={[
        {
          key: 'number',
          label: words.t('finance.planned-transfer'),
          cell: (row) => <a href={paths.plannedTransfer({ id: row.id })}>{transferTitle(words, row)}</a>,
        },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        { key: 'programme', label: words.t('finance.programme'), cell: ({ programme }) => programme },
        {
          key: 'due',
          label: words.t('finance.due-on'),
          cell: (row) => (
            <>
              {words.day(row.dueOn)} {isLate(row) && <Tag tone="warn">{words.t('finance.due-passed')}</Tag>}
            </>
          ),
        },
        {
          key: 'state',
          label: words.t('finance.state'),
          cell: ({ state }) => (
            <Tag tone={stateTones[state]}>{words.t(`finance.transfer-state-${state}`)}</Tag>
          ),
        },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => minorText(words, minor, currency),
        },
        {
          key: 'paid',
          label: words.t('finance.plan-paid'),
          numeric: true,
          cell: ({ transactionId, sentMinor, sentCurrency }) =>
            transactionId &&
            sentMinor !== null && (
              <a href={paths.transaction({ id: transactionId })}>
                {minorText(words, sentMinor, sentCurrency ?? '')}
              </a>
            ),
        },
      ]}
    />
  );
}

const fileColumns = ({ words }: Page): ListColumn<PlannedTransferRow>[] => [
  { label: words.t('finance.agreement'), value: ({ agreement }) => agreement },
  { label: words.t('finance.planned-transfer'), kind: 'number', value: ({ number }) => number },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.due-on'), kind: 'day', value: ({ dueOn }) => dueOn },
  { label: words.t('finance.state'), value: ({ state }) => words.t(`finance.transfer-state-${state}`) },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  {
    label: words.t('finance.plan-paid'),
    kind: 'number',
    value: ({ paidMinor, currency }) =>
      paidMinor === null ? null : toDecimal({ minor: paidMinor, currency }),
  },
  { label: words.t('finance.transfer-paid'), kind: 'day', value: ({ paidOn }) => paidOn },
];
