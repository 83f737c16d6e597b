import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { ExpenseState } from './expense-table.tsx';
import { minorText } from './money-words.ts';

type Props = {
  page: Page;
  rows: readonly ExpenseDetail[];
  checks: ReadonlyMap<string, Check[]>;
  state: FormState;
  mayAdd: boolean;
};

/** A file can be put to it here; a list of persons or a pay slip stays where it is. */
export const needsVoucher = ({ voucherClass, reversesId }: ExpenseDetail): boolean =>
  voucherClass === 'ordinary' && reversesId === null;

/** Expenses entered together, a place for a file in each row. */
export function EnteredTable({ page, rows, checks, state, mayAdd }: Props) {
  const { words } = page;
  const columns: Column<ExpenseDetail>[] = [
    {
      key: 'reference',
      label: words.t('finance.reference'),
      cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
    },
    { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
    { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
    {
      key: 'amount',
      label: words.t('finance.amount'),
      numeric: true,
      cell: ({ minor, currency }) => minorText(words, minor, currency),
    },
    { key: 'number', label: words.t('finance.voucherNumber'), cell: ({ voucherNumber }) => voucherNumber },
    {
      key: 'state',
      label: words.t('finance.state'),
      cell: ({ id }) => <State page={page} checks={checks.get(id) ?? []} />,
    },
  ];
  const voucher: Column<ExpenseDetail> = {
    key: 'voucher',
    label: words.t('finance.voucher'),
    cell: (row) => <RowVoucher page={page} row={row} state={state} />,
  };
  return (
    <DataTable
      caption={words.t('finance.entered-together')}
      captionHidden
      rows={rows}
      empty=""
      columns={mayAdd ? [...columns, voucher] : columns}
    />
  );
}

const ofDoubles = ['F-entered-once', 'F-same-voucher'];

/** What is perhaps in twice is said here also where something graver stands in the way. */
function State({ page, checks }: { page: Page; checks: readonly Check[] }) {
  const doubles = checks.filter(({ ruleId, verdict }) => ofDoubles.includes(ruleId) && verdict === 'warns');
  return (
    <>
      <ExpenseState page={page} checks={checks} />
      {blockersAt(checks, 'charging').length > 0 &&
        doubles.map(({ ruleId }) => <Tag tone="warn">{page.words.say(`finance.broken-${ruleId}`)}</Tag>)}
    </>
  );
}

function RowVoucher({ page, row, state }: Pick<Props, 'page' | 'state'> & { row: ExpenseDetail }) {
  const { words } = page;
  const said = words.say(`finance.voucher-state-${row.voucher}`);
  if (mayRecordExpense(page.actor, row) !== true) return <>{said}</>;
  if (!needsVoucher(row)) return <a href={paths.addVoucher({ id: row.id })}>{said}</a>;
  const name = `file-${row.id}`;
  const problems = state.errors[name];
  return (
    <>
      <span class="quiet">{said}</span>{' '}
      <input
        type="file"
        id={`f-${name}`}
        name={name}
        accept="image/*,application/pdf"
        aria-label={words.t('finance.voucher-of', { reference: row.reference })}
        aria-invalid={problems && 'true'}
      />
      {problems && <p class="why">{words.problems(problems)}</p>}
    </>
  );
}
