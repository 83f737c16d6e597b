import type { Problem } from '../../../kernel/problem.ts';

type Found<Row, Stands> = { row: Row; stands?: Stands | undefined; problem?: [column: string, Problem] };

/**
 * Which of the figures that stand in one place each of its rows is about. More than one stands there where categories came
 * together; then a row is first the one that says the same, and one row that is left over is the one that is left over.
 * What cannot be told apart is for people to say.
 */
export const standingOfRows = <Row extends { row: number }, Stands>(
  rows: readonly Row[],
  there: readonly Stands[],
  saysTheSame: (stands: Stands, row: Row) => boolean,
): Found<Row, Stands>[] => {
  const left = new Set(there);
  const same = new Map<Row, Stands>();
  for (const row of rows) {
    const found = [...left].find((each) => saysTheSame(each, row));
    if (found === undefined) continue;
    same.set(row, found);
    left.delete(found);
  }
  const open = rows.filter((row) => !same.has(row));
  const [only] = left;
  const isUnclear = left.size > 1;
  return rows.map((row): Found<Row, Stands> => {
    if (same.has(row)) return { row, stands: same.get(row) };
    if (isUnclear) return { row, stands: only, problem: ['cell', { key: 'results.already-measured' }] };
    const isFirst = row === open[0] && (left.size === 1 || there.length === 0);
    if (isFirst) return { row, stands: only };
    const other = rows.find((each) => each !== row)!;
    return {
      row,
      stands: only,
      problem: ['indicator', { key: 'sheets.line-twice', args: { row: other.row } }],
    };
  });
};
