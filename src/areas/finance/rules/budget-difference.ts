import { placeKey } from './budget-place.ts';

/** A cell of a budget as far as two versions are compared by it; minor units of its currency. */
export type ComparedCell = {
  outcomeId: string | null;
  partnershipId: string | null;
  block: string;
  line: string | null;
  heading: string | null;
  item: string;
  from: string;
  until: string;
  currency: string;
  minor: number;
  isSuperseded: boolean;
};

export type CellChange = 'added' | 'removed' | 'changed' | 'same';

/** What a cell was and became; null where that version has no such cell. */
export type CellDifference<Cell> = {
  cell: Cell;
  before: number | null;
  after: number | null;
  /** After less before, a missing cell counting as nothing. */
  difference: number;
  change: CellChange;
};

/**
 * Every cell of either version, those of the later one first, in its order. A published file may hold a cell twice: then
 * its sum is compared. An original amount that a revised one stands in for is in no sum, so it is left out.
 */
export const budgetDifference = <Cell extends ComparedCell>(
  before: readonly Cell[],
  after: readonly Cell[],
): CellDifference<Cell>[] => {
  const old = summed(before);
  const current = summed(after);
  const keys = [...new Set([...current.keys(), ...old.keys()])];
  return keys.flatMap((key) => {
    const was = old.get(key);
    const is = current.get(key);
    const cell = is?.cell ?? was?.cell;
    if (!cell) return [];
    const difference = (is?.minor ?? 0) - (was?.minor ?? 0);
    return {
      cell,
      before: was?.minor ?? null,
      after: is?.minor ?? null,
      difference,
      change: changeOf(was, is, difference),
    };
  });
};

type Summed<Cell> = { cell: Cell; minor: number };

const summed = <Cell extends ComparedCell>(cells: readonly Cell[]): Map<string, Summed<Cell>> => {
  const sums = new Map<string, Summed<Cell>>();
  for (const cell of cells.filter(({ isSuperseded }) => !isSuperseded)) {
    const key = placeKey(cell);
    sums.set(key, { cell, minor: (sums.get(key)?.minor ?? 0) + cell.minor });
  }
  return sums;
};

const changeOf = (was: unknown, is: unknown, difference: number): CellChange => {
  if (!was) return 'added';
  if (!is) return 'removed';
  return difference === 0 ? 'same' : 'changed';
};

export type DifferenceTotal = {
  key: string;
  currency: string;
  before: number;
  after: number;
  difference: number;
};

/** Sums of the cells with one key and currency, in the order in which they come. */
export const differenceTotals = <Cell extends ComparedCell>(
  rows: readonly CellDifference<Cell>[],
  keyOf: (cell: Cell) => string,
): DifferenceTotal[] => {
  const totals = new Map<string, DifferenceTotal>();
  for (const { cell, before, after, difference } of rows) {
    const key = keyOf(cell);
    const { currency } = cell;
    const place = `${key} ${currency}`;
    const total = totals.get(place) ?? { key, currency, before: 0, after: 0, difference: 0 };
    totals.set(place, {
      ...total,
      before: total.before + (before ?? 0),
      after: total.after + (after ?? 0),
      difference: total.difference + difference,
    });
  }
  return [...totals.values()];
};
