import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import {
  instituteOf,
  queried,
  queriedAsOf,
  queriedDay,
  queriedId,
  queriedIdOrNone,
  queriedNumber,
} from '../../results/pages/address.ts';
import {
  keyOfTransaction,
  type TransactionRow,
  transactions,
  transactionsAPage,
} from '../queries/transactions.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { transactionKinds } from '../rules/transaction-input.ts';
import { minorText } from './money-words.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const file = isListFile(page);
  const filter = {
    programmeId: queriedId(page, 'programme'),
    outcomeId: queriedIdOrNone(page, 'outcome'),
    partnershipId: queriedIdOrNone(page, 'partner'),
    kind: queried(page, 'kind'),
    year: queriedNumber(page, 'year'),
    quarter: queried(page, 'quarter'),
    month: queried(page, 'month'),
    asOf: queriedAsOf(page),
    since: queriedDay(page, 'since'),
    until: queriedDay(page, 'until'),
    currency: queried(page, 'currency'),
    after: queried(page, 'after'),
  };
  const loaded = await page.read(async (tx) => ({
    rows: await transactions(tx, institute, filter, file ? null : transactionsAPage + 1),
    programmes: await programmes(tx, institute),
    partners: await partnerChoices(tx, institute),
  }));
  if (file) return listFile(page, page.words.t('finance.transactions'), fileColumns(page), loaded.rows);
  return html(view({ page, ...loaded }));
};

/** What a figure that leads here says and no field asks. */
const kept = 'outcome quarter month asof since until currency'.split(' ');

type Props = {
  page: Page;
  rows: readonly TransactionRow[];
  programmes: readonly { id: string; reference: string }[];
  partners: readonly { id: string; name: string }[];
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const shown = rows.slice(0, transactionsAPage);
  const last = rows.length > transactionsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('finance.transactions')}>
      <PageHead
        title={words.t('finance.transactions')}
        actions={
          <>
            {mayRecordTransactions(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.newTransaction()}>
                {words.t('finance.new-transaction')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.exchangeDifferences()}>
              {words.t('finance.exchange-differences')}
            </ButtonLink>
            <ButtonLink href={paths.plannedTransfers()}>{words.t('finance.planned-transfers')}</ButtonLink>
            <ButtonLink href={paths.advances()}>{words.t('finance.advances')}</ButtonLink>
            <ButtonLink href={paths.rates()}>{words.t('finance.rates')}</ButtonLink>
          </>
        }
      />
      <TransactionFilters {...props} />
      <DataTable
        caption={words.t('finance.transactions')}
        captionHidden
        rows={shown}
        empty={words.t('finance.no-transactions')}
        columns={[
          { key: 'on', label: words.t('finance.on'), cell: ({ on }) => words.day(on) },
          {
            key: 'kind',
            label: words.t('finance.kind'),
            cell: ({ kind }) => words.say(`finance.transaction-${kind}`),
          },
          {
            key: 'programme',
            label: words.t('finance.programme'),
            cell: ({ programmeId, programme, outcomeCode }) => (
              <a href={paths.programme({ id: programmeId })}>
                {[programme, outcomeCode].filter(Boolean).join(' · ')}
              </a>
            ),
          },
          { key: 'from', label: words.t('finance.provider'), cell: ({ provider }) => provider },
          { key: 'to', label: words.t('finance.receiver'), cell: ({ receiver }) => receiver },
          {
            key: 'what',
            label: words.t('finance.description'),
            cell: ({ description, reference }) =>
              [reference, words.text(description)].filter(Boolean).join(' · '),
          },
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: ({ id, minor, currency }) => (
              <a href={paths.transaction({ id })}>{minorText(words, minor, currency)}</a>
            ),
          },
        ]}
      />
      <ListPager page={page} after={last && keyOfTransaction(last)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

function TransactionFilters({ page, programmes: offered, partners }: Props) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.transactions()}
      keep={Object.fromEntries([...query].filter(([name]) => kept.includes(name)))}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.transactions() } : undefined}
    >
      <SelectField
        name="programme"
        label={words.t('finance.programme')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('programme') ?? ''}
        options={offered.map(({ id, reference }) => ({ value: id, label: reference }))}
      />
      <SelectField
        name="partner"
        label={words.t('finance.partner')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('partner') ?? ''}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="kind"
        label={words.t('finance.kind')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('kind') ?? ''}
        options={transactionKinds.map((value) => ({
          value,
          label: words.say(`finance.transaction-${value}`),
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

const fileColumns = ({ words }: Page): ListColumn<TransactionRow>[] => [
  { label: words.t('finance.on'), kind: 'day', value: ({ on }) => on },
  { label: words.t('finance.valueOn'), kind: 'day', value: ({ valueOn }) => valueOn },
  { label: words.t('finance.kind'), value: ({ kind }) => words.say(`finance.transaction-${kind}`) },
  { label: words.t('finance.reference'), value: ({ reference }) => reference },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.outcome'), value: ({ outcomeCode }) => outcomeCode },
  { label: words.t('finance.provider'), value: ({ provider }) => provider },
  { label: words.t('finance.receiver'), value: ({ receiver }) => receiver },
  { label: words.t('finance.description'), value: ({ description }) => words.text(description) },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
];
