import { toDecimal } from '../../../kernel/money.ts';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queried, queriedId, queriedNumber } from '../../results/pages/address.ts';
import { type OutcomeChoice, outcomeChoices } from '../../results/queries/outcome-choices.ts';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import {
  type ExpenseDetail,
  type ExpenseFilter,
  expenses,
  expensesAPage,
  expenseTotals,
  keyOfExpense,
} from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { ExpenseFilters } from './expense-filters.tsx';
import { itemText, minorText } from './money-words.ts';

const filterOf = (page: Page): ExpenseFilter => ({
  programmeId: queriedId(page, 'programme'),
  outcomeId: queried(page, 'outcome') === 'none' ? 'none' : queriedId(page, 'outcome'),
  partnershipId: queriedId(page, 'partner'),
  activityId: queriedId(page, 'activity'),
  line: queried(page, 'line'),
  heading: queried(page, 'heading'),
  item: queried(page, 'item'),
  year: queriedNumber(page, 'year'),
  voucher: queried(page, 'voucher'),
  search: queried(page, 'q'),
  sort: queried(page, 'sort') === 'amount' ? 'amount' : 'paid',
  after: queried(page, 'after'),
});

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = await page.read((tx) => expenses(tx, institute, filter, null));
    return listFile(page, page.words.t('finance.expenses'), fileColumns(page), all);
  }
  const loaded = await page.read(async (tx) => {
    const rows = await expenses(tx, institute, filter);
    return {
      rows,
      totals: await expenseTotals(tx, institute, filter),
      checks: await expenseChecks(
        tx,
        institute,
        rows.slice(0, expensesAPage).map(({ id }) => id),
      ),
      outcomes: await outcomeChoices(tx, institute),
      partners: await partnerChoices(tx, institute),
    };
  });
  return html(view({ page, sort: filter.sort, ...loaded }));
};

export type ExpenseListProps = {
  page: Page;
  sort: ExpenseFilter['sort'];
  rows: readonly ExpenseDetail[];
  totals: readonly { currency: string; minor: number; count: number }[];
  checks: ReadonlyMap<string, Check[]>;
  outcomes: readonly OutcomeChoice[];
  partners: readonly { id: string; name: string }[];
};

const view = (props: ExpenseListProps) => {
  const { page, rows, totals, sort } = props;
  const { words, actor } = page;
  const shown = rows.slice(0, expensesAPage);
  const last = rows.length > expensesAPage ? shown.at(-1) : undefined;
  const mayRecord = mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }) === true;
  return (
    <Frame page={page} title={words.t('finance.expenses')}>
      <PageHead
        title={words.t('finance.expenses')}
        quiet={totals
          .map(({ currency, minor, count }) =>
            words.t('finance.total-of', { count, amount: minorText(words, minor, currency) }),
          )
          .join(' · ')}
        actions={
          mayRecord && (
            <>
              <ButtonLink kind="primary" href={paths.newExpense()}>
                {words.t('finance.new-expense')}
              </ButtonLink>
              <ButtonLink href={paths.cashBook()}>{words.t('finance.cash-book')}</ButtonLink>
            </>
          )
        }
      />
      <ExpenseFilters page={page} outcomes={props.outcomes} partners={props.partners} />
      <ExpenseTable {...props} rows={shown} />
      <Pager
        label={words.t('page.pages')}
        first={
          page.query.has('after')
            ? { label: words.t('page.first-page'), href: sameListWith(page, { after: undefined }) }
            : undefined
        }
        next={
          last && {
            label: words.t('page.next-page'),
            href: sameListWith(page, { after: keyOfExpense(last, sort) }),
          }
        }
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

function ExpenseTable({ page, rows, checks, sort }: ExpenseListProps) {
  const { words } = page;
  const sortBy = (by: string) => sameListWith(page, { sort: by, after: undefined });
  return (
    <DataTable
      caption={words.t('finance.expenses')}
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
        { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        {
          key: 'outcome',
          label: words.t('finance.outcome'),
          cell: ({ outcomeCode }) => outcomeCode ?? words.t('finance.management'),
        },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => minorText(words, minor, currency),
        },
        {
          key: 'converted',
          label: words.t('finance.converted'),
          numeric: true,
          cell: ({ convertedMinor, convertedCurrency }) =>
            minorText(words, convertedMinor, convertedCurrency),
          sortHref: sortBy('amount'),
          sorted: sort === 'amount' ? 'descending' : undefined,
        },
        {
          key: 'state',
          label: words.t('finance.state'),
          cell: ({ id }) => <State page={page} checks={checks.get(id) ?? []} />,
        },
      ]}
    />
  );
}

/** Chargeable, or the rules that stand in the way. */
function State({ page, checks }: { page: Page; checks: readonly Check[] }) {
  const { words } = page;
  const blockers = blockersAt(checks, 'charging');
  if (blockers.length > 0)
    return (
      <Tag tone="stop">{blockers.map(({ ruleId }) => words.say(`finance.broken-${ruleId}`)).join(', ')}</Tag>
    );
  const warned = checks.filter(({ verdict }) => verdict === 'warns');
  if (warned.length > 0)
    return (
      <Tag tone="warn">{warned.map(({ ruleId }) => words.say(`finance.broken-${ruleId}`)).join(', ')}</Tag>
    );
  return <Tag tone="ok">{words.t('finance.chargeable')}</Tag>;
}

const fileColumns = ({ words }: Page): ListColumn<ExpenseDetail>[] => [
  { label: words.t('finance.reference'), value: ({ reference }) => reference },
  { label: words.t('finance.paidOn'), kind: 'day', value: ({ paidOn }) => paidOn },
  { label: words.t('finance.chargedYear'), kind: 'number', value: ({ chargedYear }) => chargedYear },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.outcome'), value: ({ outcomeCode }) => outcomeCode },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.activity'), value: ({ activityReference }) => activityReference },
  { label: words.t('finance.line'), value: ({ line }) => line },
  { label: words.t('finance.heading'), value: ({ heading }) => words.say(`finance.heading-${heading}`) },
  { label: words.t('finance.item'), value: ({ item }) => item && itemText(words, item) },
  { label: words.t('finance.description'), value: ({ description }) => description },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  { label: words.t('finance.rate'), kind: 'number', value: ({ rate }) => rate },
  { label: words.t('finance.rateSource'), value: ({ rateSource }) => rateSource },
  { label: words.t('finance.rateOn'), kind: 'day', value: ({ rateOn }) => rateOn },
  {
    label: words.t('finance.converted'),
    kind: 'number',
    value: (row) => toDecimal({ minor: row.convertedMinor, currency: row.convertedCurrency }),
  },
  { label: words.t('finance.programme-currency'), value: ({ convertedCurrency }) => convertedCurrency },
  {
    label: words.t('finance.voucher'),
    value: ({ voucher }) => words.say(`finance.voucher-state-${voucher}`),
  },
  { label: words.t('results.on-behalf'), value: ({ enteredOnBehalf }) => enteredOnBehalf },
];
