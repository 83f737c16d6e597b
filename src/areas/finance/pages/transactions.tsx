import { dayAndId } from '../../../kernel/list-key.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYearBeside } from '../../../page/asked-year.tsx';
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
  whereAsked,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { soughtYearRead } from '../../../page/year-narrowing.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { instituteOf, queried } from '../../results/pages/address.ts';
import { placeChoices } from '../queries/place-choices.ts';
import {
  keyOfTransaction,
  type TransactionRow,
  transactions,
  transactionsAPage,
} from '../queries/transactions.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { transactionKinds } from '../rules/transaction-input.ts';
import { figureBeside } from './money-beside.tsx';
import { minorText } from './money-words.ts';
import { outcomeNarrowing, programmeNarrowing } from './place-narrowings.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const sought = soughtYearRead(page);
  const place = placeBeside(page, dayAndId);
  const { rows, file, narrowings, beside } = await page.read(async (tx) => {
    const figure = await figureBeside(page, tx);
    const beside = [soughtYearBeside(words, sought, words.t('finance.year')), ...figure.beside, place];
    // Outcomes stand only where a figure led here by one.
    const places = queried(page, 'outcome')
      ? await placeChoices(tx, institute)
      : { outcomes: [], partners: await partnerChoices(tx, institute) };
    const narrowings = narrowingsOf(page, await programmes(tx, institute), places);
    const { programme: programmeId, partner: partnershipId, kind, outcome: outcomeId } = valuesOf(narrowings);
    const filter = {
      ...{ programmeId, partnershipId, kind, outcomeId, year: sought.year, after: place.value },
      ...figure.filter,
    };
    const file = isListFile(page) && !isAmiss(narrowings, beside);
    const rows = await transactions(tx, institute, filter, file ? null : transactionsAPage + 1);
    return { rows, file, narrowings, beside };
  });
  if (file) return listFile(page, words.t('finance.transactions'), fileColumns(page), rows);
  return narrowedPage(view({ page, rows, narrowings, beside }), narrowings, beside);
};

const narrowingsOf = (
  page: Page,
  offered: readonly { id: string; reference: string }[],
  { outcomes, partners }: Awaited<ReturnType<typeof placeChoices>>,
): Narrowing[] => {
  const { words } = page;
  return [
    ...whereAsked(page, [outcomeNarrowing(page, outcomes, words.t('finance.no-outcome'))]),
    programmeNarrowing(page, offered),
    narrowing(page, 'partner', words.t('finance.partner'), [
      ...partners.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'none', label: words.t('results.institute-itself') },
    ]),
    narrowing(
      page,
      'kind',
      words.t('finance.kind'),
      transactionKinds.map((value) => ({ value, label: words.say(`finance.transaction-${value}`) })),
    ),
  ];
};

type Props = {
  page: Page;
  rows: readonly TransactionRow[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = (props: Props) => {
  const { page, rows, narrowings, beside } = props;
  const { words } = page;
  const shown = rows.slice(0, transactionsAPage);
  const last = rows.length > transactionsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('finance.transactions')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
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
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
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
