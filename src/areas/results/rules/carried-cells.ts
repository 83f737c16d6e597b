import {
  type Cell,
  type CellChange,
  type CellChangeKind,
  categoriesOf,
  gravestOf,
  partsOf,
  readIn,
} from './cell-change.ts';
import { type Crossing, crossedCells } from './crossings.ts';
import { axesInForce } from './standard-axes.ts';

/** Where a cell of an earlier version is read under the version in force. */
export type CarriedCell = {
  fromVersionId: string;
  fromCell: Cell;
  toCell: Cell | null;
  change: CellChangeKind;
  splitInto: readonly Cell[];
};

type Version = {
  versionId: string;
  axes: readonly { key: string; categories: readonly { key: string }[] }[];
  crossings: readonly Crossing[];
  cells: readonly Cell[];
};

/**
 * Where every cell of the earlier versions is read after one more change: the way so far and the new step, one after the
 * other. Cells that keep their name are left out. `mapped` is the way so far.
 */
export const carriedCells = (
  versions: readonly Version[],
  mapped: readonly CarriedCell[],
  changes: readonly CellChange[],
): CarriedCell[] =>
  versions.flatMap((version) => {
    const before = new Map(
      mapped
        .filter(({ fromVersionId }) => fromVersionId === version.versionId)
        .map((row) => [keyOfCell(row.fromCell), row]),
    );
    const own = categoriesOf(axesInForce(version.axes)).map(
      ({ axis, category }): Cell => ({ [axis]: category }),
    );
    const cells = [
      ...version.cells,
      ...own,
      ...crossedCells(version),
      ...[...before.values()].map(({ fromCell }) => fromCell),
    ];
    const each = new Map(cells.map((cell) => [keyOfCell(cell), cell]));
    return [...each].flatMap(([key, cell]) => carried(version.versionId, cell, before.get(key), changes));
  });

const carried = (
  fromVersionId: string,
  fromCell: Cell,
  before: CarriedCell | undefined,
  changes: readonly CellChange[],
): CarriedCell[] => {
  if (before && before.toCell === null) return [before];
  const stood = before?.toCell ?? fromCell;
  const toCell = readIn(stood, changes);
  if (toCell !== null && keyOfCell(toCell) === keyOfCell(fromCell)) return [];
  const step = gravestOf(stood, changes);
  const change = step?.change ?? before?.change ?? 'dropped';
  const kind = toCell === null && change !== 'split' ? 'dropped' : change;
  return [{ fromVersionId, fromCell, toCell, change: kind, splitInto: partsOf(stood, changes) }];
};

/** A cell as text that is the same whatever the order of its axes. */
export const keyOfCell = (cell: Cell): string =>
  JSON.stringify(Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1)));
