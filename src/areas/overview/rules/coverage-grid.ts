import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { besideCodes, type CoverageAxis, isBesideCode } from './coverage-choice.ts';

/** A figure of the matrix; a side that is null is the sum over it. `held` of `value` activities; money has a currency. */
export type CoverageCell = {
  row: string | null;
  column: string | null;
  currency: string | null;
  value: number;
  held: number | null;
};

export type CoverageGrid = {
  /** Keys in the order they stand in. */
  rows: readonly string[];
  columns: readonly string[];
  at: (row: string | null, column: string | null) => readonly CoverageCell[];
};

/** The codes of the agreement stand on their axis even where nothing was done: that is what the matrix shows. */
const always: Partial<Record<CoverageAxis, readonly string[]>> = { aim: aims, kind: actionKinds };

/**
 * Cells by row and column. `nameOf` says how a key reads: countries and partners stand in the order of their names,
 * what has no code last.
 */
export const coverageGrid = (
  cells: readonly CoverageCell[],
  axes: { rows: CoverageAxis; columns: CoverageAxis },
  nameOf: (axis: CoverageAxis, key: string) => string,
): CoverageGrid => {
  const byPlace = Map.groupBy(cells, ({ row, column }) => placeOf(row, column));
  const keysOf = (axis: CoverageAxis, found: readonly (string | null)[]) =>
    inOrder([...new Set([...(always[axis] ?? []), ...found])], (key) => nameOf(axis, key));
  return {
    rows: keysOf(
      axes.rows,
      cells.map(({ row }) => row),
    ),
    columns: keysOf(
      axes.columns,
      cells.map(({ column }) => column),
    ),
    at: (row, column) => byPlace.get(placeOf(row, column)) ?? [],
  };
};

const placeOf = (row: string | null, column: string | null) => `${row ?? ''}|${column ?? ''}`;

const inOrder = (keys: readonly (string | null)[], nameOf: (key: string) => string): string[] => {
  const known = keys.filter((key) => key !== null);
  const codes = known.filter((key) => !isBesideCode(key));
  codes.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || (a < b ? -1 : 1));
  return [...codes, ...besideCodes.filter((code) => known.includes(code))];
};
