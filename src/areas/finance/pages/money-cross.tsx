import { DataTable } from '../../../ui/data-table.tsx';
import type { MoneyAxis } from '../rules/money-axes.ts';
import { added, type MoneyRow } from '../rules/money-roll-up.ts';
import type { MoneyProps } from './budget-against-actual.tsx';
import { inKeyOrder, keyHead, keyTitle } from './money-keys.ts';
import { type FigurePlace, figureHref } from './money-links.ts';
import { minorText } from './money-words.ts';

type Line = { key: string; cells: ReadonlyMap<string, MoneyRow> };

/** One figure by two axes, with the sums of lines and columns; each cell leads to its entries. */
export function MoneyCross({ across, ...props }: MoneyProps & { across: MoneyAxis }) {
  const { page, by, field, money, places, programme, asOf, on, isCumulative } = props;
  const { words } = page;
  const said = (minor: number) =>
    field === 'expenses' ? words.number(String(minor)) : minorText(words, minor, money.currency);
  const linked = (minor: number, at: FigurePlace['at']) => {
    const href = figureHref(field, { programmeId: programme.id, at, asOf, on, isCumulative });
    return minor === 0 ? said(minor) : <a href={href}>{said(minor)}</a>;
  };
  const filled = money.rows.filter((row) => row[field] !== 0);
  const lines: Line[] = [...Map.groupBy(filled, ({ key }) => key)].map(([key, rows]) => ({
    key,
    cells: new Map(rows.map((row) => [row.across, row])),
  }));
  const columns = [...new Set(filled.map((row) => row.across))].toSorted(inKeyOrder(across, places));
  const sumOf = (rows: readonly MoneyRow[]) => added(rows)[field];
  return (
    <DataTable
      caption={`${words.t('finance.money')}: ${words.say(`finance.${field}`)}`}
      rows={lines}
      stack={false}
      empty={words.t('finance.no-money')}
      columns={[
        {
          key: 'key',
          label: words.say(`finance.by-${by}`),
          cell: ({ key }) => keyTitle(page, by, key, places),
          ...(isCumulative ? {} : { footer: words.t('finance.total') }),
        },
        ...columns.map((column) => ({
          key: column,
          label: keyHead(page, across, column, places),
          numeric: true,
          cell: ({ key, cells }: Line) =>
            linked(cells.get(column)?.[field] ?? 0, [
              { axis: by, key },
              { axis: across, key: column },
            ]),
          ...(isCumulative
            ? {}
            : {
                footer: linked(sumOf(filled.filter((row) => row.across === column)), [
                  { axis: across, key: column },
                ]),
              }),
        })),
        ...(isCumulative
          ? []
          : [
              {
                key: 'total',
                label: words.t('finance.total'),
                numeric: true,
                cell: ({ key, cells }: Line) => linked(sumOf([...cells.values()]), [{ axis: by, key }]),
                footer: linked(sumOf(filled), []),
              },
            ]),
      ]}
    />
  );
}
