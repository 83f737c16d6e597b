import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import type { CoverageChoice } from '../rules/coverage-choice.ts';
import type { CoverageGrid } from '../rules/coverage-grid.ts';
import { type CountedMoment, countedThen } from './asked-day.tsx';
import { coverageName, coverageNameLong } from './coverage-words.ts';

/** A line for each row and currency, the sums as the last line and column; of activities all, held or not. */
export const coverageFile = (
  page: Page,
  choice: CoverageChoice,
  choices: CoverageChoices,
  grid: CoverageGrid,
  moment: Pick<CountedMoment, 'on' | 'untold'> = { on: undefined, untold: 0 },
) => {
  const { words } = page;
  const nameOf = coverageName(words, choices);
  const rowNameOf = coverageNameLong(words, choices);
  const currencies = [...new Set(grid.at(null, null).map(({ currency }) => currency))];
  const lines = [...grid.rows, null].flatMap((row) => currencies.map((currency) => ({ row, currency })));
  const figure = ({ row, currency }: (typeof lines)[number], column: string | null) => {
    const value = grid.at(row, column).find((cell) => cell.currency === currency)?.value;
    return currency === null || value === undefined ? value : toDecimal({ minor: value, currency });
  };
  const total = words.t('overview.total');
  const columns: ListColumn<(typeof lines)[number]>[] = [
    {
      label: words.t(`overview.axis-${choice.rows}`),
      value: ({ row }) => (row === null ? total : rowNameOf(choice.rows, row)),
    },
    ...(choice.measure === 'spent'
      ? [{ label: words.t('overview.currency'), value: ({ currency }: (typeof lines)[number]) => currency }]
      : []),
    ...grid.columns.map((column) => ({
      label: nameOf(choice.columns, column),
      kind: 'number' as const,
      value: (line: (typeof lines)[number]) => figure(line, column),
    })),
    { label: total, kind: 'number', value: (line) => figure(line, null) },
  ];
  const name = namedByDay(words.t('overview.coverage'), moment.on);
  return listFile(page, name, columns, lines, [
    ...countedThen(page, moment),
    ...countedYears(page, choices.outcomes),
  ]);
};
