import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageChoice, entriesQuery } from '../rules/coverage-choice.ts';
import type { CoverageCell, CoverageGrid } from '../rules/coverage-grid.ts';
import { coverageName, coverageNameLong } from './coverage-words.ts';

type Props = {
  words: Words;
  choice: CoverageChoice;
  choices: CoverageChoices;
  grid: CoverageGrid;
  entries: string;
  /** The day as of which the figures are read. */
  on?: CalendarDay | undefined;
};

/** The figures by two axes with their sums; each figure is the link to its entries, which `entries` lists. */
export function CoverageMatrix({ words, choice, choices, grid, entries, on }: Props) {
  const { measure, rows, columns, filter } = choice;
  const nameOf = coverageName(words, choices);
  const rowNameOf = coverageNameLong(words, choices);
  const currencies = [...new Set(grid.at(null, null).map(({ currency }) => currency))];
  const figure = (row: string | null, column: string | null) => {
    const cells = grid.at(row, column);
    if (cells.length === 0) return '·';
    const of = {
      ...filter,
      ...(row === null ? {} : { [rows]: row }),
      ...(column === null ? {} : { [columns]: column }),
    };
    return (
      <a href={withQuery(entries, { ...entriesQuery(measure, of), on })}>
        {cells.map((cell) => coverageFigure(words, cell, currencies.length > 1)).join(' + ')}
      </a>
    );
  };
  const total = words.t('overview.total');
  return (
    <DataTable
      caption={captionOf(words, choice, currencies)}
      stack={false}
      rows={grid.rows}
      empty=""
      columns={[
        {
          key: 'row',
          label: words.t(`overview.axis-${rows}`),
          cell: (row) => rowNameOf(rows, row),
          footer: total,
        },
        ...grid.columns.map((column) => ({
          key: column,
          label: nameOf(columns, column),
          numeric: true,
          cell: (row: string) => figure(row, column),
          footer: figure(null, column),
        })),
        {
          key: 'total',
          label: total,
          numeric: true,
          cell: (row) => figure(row, null),
          footer: figure(null, null),
        },
      ]}
    />
  );
}

const captionOf = (
  words: Words,
  { measure, rows, columns }: CoverageChoice,
  currencies: readonly (string | null)[],
) => {
  const [currency] = currencies;
  return words.t('overview.coverage-caption', {
    measure: [words.t(`overview.measure-${measure}`), currencies.length === 1 && currency]
      .filter(Boolean)
      .join(', '),
    rows: words.t(`overview.axis-${rows}`),
    columns: words.t(`overview.axis-${columns}`),
  });
};

/** Money without its currency where the caption names the only one; activities as held of all that were planned. */
export const coverageFigure = (
  words: Words,
  { value, held, currency }: CoverageCell,
  namesCurrency: boolean,
): string => {
  if (currency === null)
    return held === null ? words.number(value) : `${words.number(held)}/${words.number(value)}`;
  if (namesCurrency) return words.money({ minor: value, currency });
  return words.number(toDecimal({ minor: value, currency }));
};
