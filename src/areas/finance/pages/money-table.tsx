import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { isAxisOfTransactions } from '../rules/money-axes.ts';
import type { MoneyField, MoneyRow } from '../rules/money-roll-up.ts';
import type { MoneyProps } from './budget-against-actual.tsx';
import { keyTitle } from './money-keys.ts';
import { type FigurePlace, figureHref } from './money-links.ts';
import { minorText } from './money-words.ts';

/** Every figure by one axis; each leads to exactly the entries that it is made of. */
export function MoneyTable(props: MoneyProps) {
  const { page, by, programme, places, money, asOf, on, isCumulative } = props;
  const { words } = page;
  const said = (minor: number) => minorText(words, minor, money.currency);
  const linked = (field: MoneyField, minor: number, at: FigurePlace['at']) =>
    minor === 0 ? (
      said(minor)
    ) : (
      <a href={figureHref(field, { programmeId: programme.id, at, asOf, on, isCumulative })}>{said(minor)}</a>
    );
  const figure = (field: MoneyField) => ({
    key: field,
    label: words.say(`finance.${field}`),
    numeric: true,
    cell: (row: MoneyRow) => linked(field, row[field], [{ axis: by, key: row.key }]),
    ...(isCumulative ? {} : { footer: linked(field, money.total[field], []) }),
  });
  const found = (field: MoneyField) => (money.total[field] === 0 ? [] : [figure(field)]);
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
          cell: ({ key }) => keyTitle(page, by, key, places),
          ...(isCumulative ? {} : { footer: words.t('finance.total') }),
        },
        figure('budget'),
        ...found('opening'),
        figure('recorded'),
        figure('chargeable'),
        ...(money.total.opening === 0 ? [] : [figure('spent')]),
        { key: 'used', label: words.t('finance.used'), cell: (row) => <Used page={page} row={row} /> },
        figure('forecast'),
        ...(isAxisOfTransactions(by)
          ? [...found('committed'), figure('transferred'), ...found('published')]
          : []),
      ]}
    />
  );
}

function Used({ page, row }: { page: Page; row: MoneyRow }) {
  if (row.budget <= 0) return null;
  const percent = (100 * row.spent) / row.budget;
  const written = page.words.number(percent.toFixed(percent < 10 ? 1 : 0).replace(/\.0$/, ''));
  return <ProgressBar value={percent} text={`${written}\u00a0%`} />;
}
