import { toDecimal } from '../../../kernel/money.ts';
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
  searchBefore,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import {
  type ExpenseDetail,
  type ExpenseFilter,
  expenses,
  expensesAPage,
  expenseTotals,
  keyOfExpense,
} from '../queries/expenses.ts';
import { maySeeFindings } from '../rules/control-link-permissions.ts';
import { mayApproveExpenses, mayRecordExpense } from '../rules/finance-permissions.ts';
import { askedExpenses } from './expense-narrowings.ts';
import { ExpenseTable } from './expense-table.tsx';
import { itemText, minorText } from './money-words.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const read = await page.read(async (tx) => {
    const asked = await askedExpenses(page, tx, institute);
    if (isListFile(page) && !isAmiss(asked.narrowings, asked.beside))
      return { ...asked, rows: await expenses(tx, institute, asked.filter, null) };
    const rows = await expenses(tx, institute, asked.filter);
    const ids = rows.slice(0, expensesAPage).map(({ id }) => id);
    return {
      ...asked,
      rows,
      // A sum of more than was asked for would be read as what was asked.
      totals: isAmiss(asked.narrowings, asked.beside) ? [] : await expenseTotals(tx, institute, asked.filter),
      checks: await expenseChecks(tx, institute, ids),
    };
  });
  if (!('checks' in read))
    return listFile(page, page.words.t('finance.expenses'), fileColumns(page), read.rows);
  const { narrowings, beside, filter } = read;
  return narrowedPage(view({ page, sort: filter.sort, ...read }), narrowings, beside);
};

export type ExpenseListProps = {
  page: Page;
  sort: ExpenseFilter['sort'];
  readsBeyond: boolean;
  rows: readonly ExpenseDetail[];
  totals: readonly { currency: string; minor: number; count: number }[];
  checks: ReadonlyMap<string, Check[]>;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = (props: ExpenseListProps) => {
  const { page, rows, totals, sort, narrowings, beside } = props;
  const { words, actor } = page;
  const shown = rows.slice(0, expensesAPage);
  const last = rows.length > expensesAPage ? shown.at(-1) : undefined;
  const mayRecord = mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }) === true;
  return (
    <Frame page={page} title={words.t('finance.expenses')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.expenses')}
        quiet={totals
          .map(({ currency, minor, count }) =>
            words.t('finance.total-of', { count, amount: minorText(words, minor, currency) }),
          )
          .join(' · ')}
        actions={
          <>
            {mayRecord && (
              <>
                <ButtonLink kind="primary" href={paths.newExpense()}>
                  {words.t('finance.new-expense')}
                </ButtonLink>
                <ButtonLink href={paths.expenseLines()}>{words.t('finance.expense-lines')}</ButtonLink>
                <ButtonLink href={paths.cashBook()}>{words.t('finance.cash-book')}</ButtonLink>
              </>
            )}
            {mayApproveExpenses(actor) === true && (
              <ButtonLink href={paths.approveExpenses()}>{words.t('finance.to-approve')}</ButtonLink>
            )}
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} before={searchBefore(page)} />
      {props.readsBeyond && !page.query.has('control') && (
        <Notice kind="info">
          {words.t('finance.expenses-beyond-control')}{' '}
          <a href={withQuery(paths.expenses(), { control: 'own' })}>
            {words.t('finance.under-control-alone')}
          </a>
        </Notice>
      )}
      <ExpenseTable {...props} rows={shown} />
      <ListPager page={page} after={last && keyOfExpense(last, sort)} />
      <p class="quiet">
        {words.t('finance.see-also')}: <a href={paths.posts()}>{words.t('finance.posts')}</a>,{' '}
        <a href={paths.assets()}>{words.t('finance.assets')}</a>,{' '}
        <a href={paths.perDiems()}>{words.t('finance.per-diems')}</a>,{' '}
        <a href={paths.vatStandings()}>{words.t('finance.vat-standings')}</a>
      </p>
      <ExportLinks
        label={words.t('page.export')}
        items={[
          ...listFileLinks(page),
          { label: words.t('finance.ledger'), href: paths.ledger() },
          ...(maySeeFindings(actor) === true
            ? [{ label: words.t('finance.findings'), href: paths.findings() }]
            : []),
        ]}
      />
    </Frame>
  );
};

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
  { label: words.t('finance.voucherNumber'), value: ({ voucherNumber }) => voucherNumber },
  {
    label: words.t('finance.wholeVoucher'),
    kind: 'number',
    value: ({ voucherMinor, currency }) =>
      voucherMinor === null ? null : toDecimal({ minor: voucherMinor, currency }),
  },
  { label: words.t('finance.reverses'), value: ({ reverses }) => reverses },
  { label: words.t('results.on-behalf'), value: ({ enteredOnBehalf }) => enteredOnBehalf },
];
