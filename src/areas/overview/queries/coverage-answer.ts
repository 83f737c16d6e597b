import type { FigureAnswer, FigureRow, FigureValue, Narrowed } from '../../../db/figure-question.ts';
import type { CoverageAxis, CoverageFilter, CoverageMeasure } from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { sumOf } from '../rules/sums.ts';

/** The figures of each measure by name. */
export const coverageFigures: Readonly<Record<CoverageMeasure, readonly string[]>> = {
  spent: ['spent'],
  activities: ['planned', 'held'],
  participants: ['participants'],
};

/** The two axes of the matrix that answer one axis or two: beside a single one stands whatever is not looked at. */
export const matrixAxes = ([rows = 'aim', columns]: readonly CoverageAxis[]) => ({
  rows,
  columns: columns ?? (rows === 'institute' ? ('year' as const) : ('institute' as const)),
});

/** What is narrowed at the shell, as the matrix has it. */
export const coverageFilter = ({
  programmeId,
  outcomeId,
  partnershipId: partner,
  country,
  year,
  aim,
  kind,
}: Narrowed = {}): CoverageFilter =>
  Object.fromEntries(
    Object.entries({
      programmeId,
      outcomeId,
      partner,
      country,
      year: year && String(year),
      aim,
      kind,
    }).filter(([, value]) => value !== undefined),
  );

/**
 * Cells of the matrix as an answer; those of several institutes are added up, which share no activity and no expense.
 * An amount of another currency is a row of its own, and amounts of several have no total.
 */
export const coverageAnswer = (
  measure: CoverageMeasure,
  by: readonly CoverageAxis[],
  cells: readonly CoverageCell[],
  nameOf: (axis: CoverageAxis, key: string) => string,
): FigureAnswer => {
  const [rows = 'aim', columns] = by;
  const isAsked = ({ row, column }: CoverageCell) =>
    row !== null && (column !== null) === (columns !== undefined);
  const said = (axis: CoverageAxis, key: string | null) =>
    key === null || key === 'none' ? null : nameOf(axis, key);
  const answered = added(cells.filter(isAsked)).map(
    (cell): FigureRow => ({
      at: {
        [rows]: said(rows, cell.row),
        ...(columns === undefined ? {} : { [columns]: said(columns, cell.column) }),
      },
      figures: figuresOf(measure, cell),
    }),
  );
  const totals = added(cells.filter(({ row, column }) => row === null && column === null));
  const [total, ...others] = totals;
  return {
    rows: answered.toSorted((a, b) => (JSON.stringify(a.at) < JSON.stringify(b.at) ? -1 : 1)),
    ...(total && others.length === 0 ? { total: figuresOf(measure, total) } : {}),
  };
};

const figuresOf = (
  measure: CoverageMeasure,
  { value, held, currency }: CoverageCell,
): Record<string, FigureValue> => {
  if (measure === 'spent') return { spent: currency === null ? value : { minor: value, currency } };
  return measure === 'activities' ? { planned: value, held } : { participants: value };
};

const added = (cells: readonly CoverageCell[]): CoverageCell[] =>
  [
    ...Map.groupBy(cells, ({ row, column, currency }) => JSON.stringify([row, column, currency])).values(),
  ].map((same) => ({
    ...same[0]!,
    value: sumOf(same, ({ value }) => value),
    held: sumOf(same, ({ held }) => held ?? 0),
  }));
