import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import type { MoneyDimension, MoneyRow } from '../queries/budget-against-actual.ts';
import type { MoneyProps } from './budget-against-actual.tsx';
import { minorText } from './money-words.ts';

/** One line a dimension's value; each figure leads to exactly the entries that it is made of. */
export function MoneyTable({ page, by, programme, outcomes, money }: MoneyProps) {
  const { words } = page;
  const said = (minor: number) => minorText(words, minor, money.currency);
  const { total } = money;
  const toList = (row: MoneyRow) =>
    withQuery(paths.expenses(), { programme: programme.id, ...expenseFilter(by, row.key) });
  const toBudget = (row: MoneyRow) => withQuery(paths.budget({ id: programme.id }), { [by]: row.key });
  const hasTransfers = by === 'outcome' || by === 'year';
  const linked = (href: string, minor: number) => (minor === 0 ? said(0) : <a href={href}>{said(minor)}</a>);
  const toTransactions = (row: MoneyRow, kind: string) =>
    withQuery(paths.transactions(), {
      programme: programme.id,
      kind,
      ...(row.key === 'unplaced' ? {} : { [by]: row.key }),
    });
  return (
    <DataTable
      caption={words.t('finance.money')}
      captionHidden
      rows={money.rows}
      empty={words.t('finance.no-money')}
      columns={[
        {
          key: 'key',
          label: words.say(`finance.by-${by}`),
          cell: (row) => moneyRowTitle(page, by, row.key, outcomes),
          footer: words.t('finance.total'),
        },
        {
          key: 'budget',
          label: words.t('finance.budget'),
          numeric: true,
          cell: (row) => linked(toBudget(row), row.budget),
          footer: said(total.budget),
        },
        {
          key: 'recorded',
          label: words.t('finance.recorded'),
          numeric: true,
          cell: (row) => linked(toList(row), row.recorded),
          footer: said(total.recorded),
        },
        {
          key: 'chargeable',
          label: words.t('finance.chargeable'),
          numeric: true,
          cell: (row) => said(row.chargeable),
          footer: said(total.chargeable),
        },
        { key: 'used', label: words.t('finance.used'), cell: (row) => <Used page={page} row={row} /> },
        ...(hasTransfers
          ? [
              {
                key: 'transferred',
                label: words.t('finance.transferred'),
                numeric: true,
                cell: (row: MoneyRow) => linked(toTransactions(row, 'disbursement'), row.transferred),
                footer: said(total.transferred),
              },
              ...(total.published === 0
                ? []
                : [
                    {
                      key: 'published',
                      label: words.t('finance.published'),
                      numeric: true,
                      cell: (row: MoneyRow) => linked(toTransactions(row, 'expenditure'), row.published),
                      footer: said(total.published),
                    },
                  ]),
            ]
          : []),
      ]}
    />
  );
}

function Used({ page, row }: { page: Page; row: MoneyRow }) {
  if (row.budget <= 0) return null;
  const percent = (100 * row.recorded) / row.budget;
  const written = page.words.number(percent.toFixed(percent < 10 ? 1 : 0).replace(/\.0$/, ''));
  return <ProgressBar value={percent} text={`${written}\u00a0%`} />;
}

/** The filter of the list of expenses under which exactly this row's entries stand. */
const expenseFilter = (by: MoneyDimension, key: string): Record<string, string> => {
  if (by === 'outcome') return { outcome: key === 'management' ? 'none' : key };
  if (by === 'line' && key === 'management') return { outcome: 'none' };
  return { [by]: key };
};

/** An outcome by its title, a line, heading or block by its name, a year by itself. */
export const moneyRowTitle = (
  { words }: Page,
  by: MoneyDimension,
  key: string,
  outcomes: readonly OutcomeRow[],
): string => {
  if (key === 'management' || key === 'structure') return words.say(`finance.block-${key}`);
  if (key === 'unplaced') return words.t('finance.unplaced');
  if (by === 'year') return key;
  if (by !== 'outcome') return words.say(`finance.${by}-${key}`);
  const outcome = outcomes.find(({ id }) => id === key);
  return outcome ? `${outcome.code} ${words.text(outcome.title)}` : key;
};
