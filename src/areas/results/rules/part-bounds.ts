import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { liesWithin } from './cell-choice.ts';

type Cell = Readonly<Record<string, string>>;

/** A cell with its figure; each cell stands once among its like. */
export type ValuedCell = { cell: Cell; value: Decimal };

/** What at least lies in a cell, and the cells whose figures come to it. */
type Bound = { value: Decimal; from: readonly ValuedCell[] };

/** What the parts of a cell that are told apart by the same things (`age`, or `age+sex`) come to at least. */
export type PartsSum = {
  dimension: string;
  sum: Decimal;
  from: readonly ValuedCell[];
  /** A part that says too little itself, or nothing, counts with what is counted together in it. */
  isImplied: boolean;
};

/**
 * What the parts of a cell come to at least, by what tells them apart. In each part lies at least its own figure, and at least what lies in
 * its own parts by any one thing: 50 men under 35 are 50 men where nothing is said of men. Where anything is below zero no part
 * stands for another, as it may be made up for by one that is not told; each is what it says.
 */
export const sumsOfParts = (of: Cell, cells: readonly ValuedCell[]): PartsSum[] => {
  const parts = cells.filter(({ cell }) => furtherAxes(cell, of).length > 0 && liesWithin(cell, of));
  const isCount = parts.every(({ value }) => compareDecimals(value, '0') >= 0);
  const dimensions = new Map(
    parts.flatMap(({ cell }) => {
      const further = furtherAxes(cell, of);
      return (isCount ? subsetsOf(further) : [further]).map((axes) => [axes.join('+'), axes] as const);
    }),
  );
  return [...dimensions].map(([dimension, axes]): PartsSum => {
    const depth = Object.keys(of).length + axes.length;
    const there = parts.filter(({ cell }) => axes.every((axis) => Object.hasOwn(cell, axis)));
    const counted = isCount ? there : there.filter(({ cell }) => Object.keys(cell).length === depth);
    const { value: sum, from } = boundTogether(counted, axes, [...Object.keys(of), ...axes]);
    return { dimension, sum, from, isImplied: from.some(({ cell }) => Object.keys(cell).length > depth) };
  });
};

/** The sum of what lies at least in each cell that `axes` tell apart among these. */
const boundTogether = (
  cells: readonly ValuedCell[],
  axes: readonly string[],
  within: readonly string[],
): Bound => {
  const apart = Map.groupBy(cells, ({ cell }) => JSON.stringify(axes.map((axis) => cell[axis])));
  const bounds = [...apart.values()].map((those) => boundOf(those, within));
  return {
    value: bounds.reduce((sum, { value }) => addDecimals(sum, value), '0'),
    from: bounds.flatMap(({ from }) => from),
  };
};

/** What lies at least in the cell of these axes, of which all of `cells` are or lie in it. */
const boundOf = (cells: readonly ValuedCell[], axes: readonly string[]): Bound => {
  const own = cells.find(({ cell }) => Object.keys(cell).length === axes.length);
  const further = new Set(
    cells.flatMap(({ cell }) => Object.keys(cell).filter((key) => !axes.includes(key))),
  );
  return [...further]
    .map((axis) => {
      const apart = cells.filter(({ cell }) => Object.hasOwn(cell, axis));
      return boundTogether(apart, [axis], [...axes, axis]);
    })
    .reduce(larger, own ? { value: own.value, from: [own] } : { value: '0', from: [] });
};

const larger = (one: Bound, other: Bound): Bound =>
  compareDecimals(other.value, one.value) > 0 ? other : one;

const furtherAxes = (part: Cell, cell: Cell): string[] =>
  Object.keys(part)
    .filter((key) => !Object.hasOwn(cell, key))
    .sort();

/** Every choice of some of these, in their order; a cell has six axes at most. */
const subsetsOf = (axes: readonly string[]): string[][] =>
  Array.from({ length: 2 ** axes.length - 1 }, (_, at) =>
    axes.filter((__, bit) => Math.floor((at + 1) / 2 ** bit) % 2 === 1),
  );
