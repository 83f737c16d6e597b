import { todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queried, queriedId, queriedNumber } from '../../results/pages/address.ts';
import {
  keyOfTransfer,
  type PlannedTransferRow,
  plannedTransfers,
  transfersAPage,
} from '../queries/planned-transfers.ts';
import { transferStates } from '../rules/planned-transfer.ts';
import { minorText } from './money-words.ts';
import { stateTones, transferTitle } from './transfer-words.ts';

type Props = {
  page: Page;
  rows: readonly PlannedTransferRow[];
  partners: readonly { id: string; name: string }[];
};

/** Transfers to partners that are planned, asked for, approved or paid, by the day they are due. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const file = isListFile(page);
  const filter = {
    partnershipId: queriedId(page, 'partner'),
    programmeId: queriedId(page, 'programme'),
    agreementId: queriedId(page, 'agreement'),
    state: queried(page, 'state'),
    year: queriedNumber(page, 'year'),
    after: queried(page, 'after'),
  };
  const loaded = await page.read(async (tx) => ({
    rows: await plannedTransfers(tx, institute, filter, file ? null : transfersAPage + 1),
    partners: await partnerChoices(tx, institute),
  }));
  if (file) return listFile(page, page.words.t('finance.planned-transfers'), fileColumns(page), loaded.rows);
  return html(view({ page, ...loaded }));
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const shown = rows.slice(0, transfersAPage);
  const last = rows.length > transfersAPage ? shown.at(-1) : undefined;
  return (
    <Frame
      page={page}
      title={words.t('finance.planned-transfers')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <PageHead
        title={words.t('finance.planned-transfers')}
        quiet={words.t('finance.planned-transfers-what')}
      />
      <TransferFilters {...props} />
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

function TransferFilters({ page, partners }: Props) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.plannedTransfers()}
      keep={Object.fromEntries([...query].filter(([name]) => ['programme', 'agreement'].includes(name)))}
      submit={words.t('page.filter')}
      reset={
        query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.plannedTransfers() } : undefined
      }
    >
      <SelectField
        name="partner"
        label={words.t('finance.partner')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('partner') ?? ''}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="state"
        label={words.t('finance.state')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('state') ?? ''}
        options={(['waiting', ...transferStates] as const).map((value) => ({
          value,
          label: words.t(`finance.transfer-state-${value}`),
        }))}
      />
      <TextField
        name="year"
        label={words.t('finance.year')}
        optional=""
        width={4}
        inputmode="numeric"
        value={query.get('year') ?? ''}
      />
    </Filters>
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
