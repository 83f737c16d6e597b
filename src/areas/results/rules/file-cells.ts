import { keyOfCell } from './carried-cells.ts';
import { type Cell, categoriesOf, isSameCategory } from './cell-change.ts';
import { axesInForce } from './standard-axes.ts';

type OwnAxes = readonly { key: string; categories: readonly { key: string; of?: string | undefined }[] }[];

/** What is needed to read the cells of a file that may be older than the definition in force. */
export type CellReading = {
  axes: OwnAxes;
  /** Axes that an earlier definition had of its own. */
  formerAxes: readonly string[];
  /** Where cells of earlier comparable definitions are read today, those of the latest first. */
  mapped: readonly { from: Cell; to: Cell | null }[];
};

/**
 * The cell of a file in the definition in force: as it is, where that knows it or a fact stands in it; else where it is read
 * since its categories were renamed or came together. Undefined where there is none. An axis that no definition ever had of its own is
 * the publication's, and so are its categories.
 */
export const cellOfFile = (
  cell: Cell,
  { axes, formerAxes, mapped }: CellReading,
  stands: (cell: Cell) => boolean = () => false,
): Cell | undefined => {
  const known = categoriesOf(axesInForce(axes));
  const own = new Set([...axes.map(({ key }) => key), ...formerAxes]);
  const isKnown = ([axis, category]: readonly [string, string]) =>
    !own.has(axis) || known.some((each) => isSameCategory(each, { axis, category }));
  const parts = Object.entries(cell);
  if (parts.every(isKnown) || stands(cell)) return cell;
  const whole = readAt(cell, mapped);
  if (whole !== undefined) return whole ?? undefined;
  const read = parts.map((part) => {
    const [axis, category] = part;
    return isKnown(part)
      ? { [axis]: category }
      : (readAt({ [axis]: category }, mapped) ?? called(part, axes));
  });
  const joined: Cell = Object.assign({}, ...read);
  return read.includes(undefined) || Object.keys(joined).length < parts.length ? undefined : joined;
};

const readAt = (cell: Cell, mapped: CellReading['mapped']): Cell | null | undefined =>
  mapped.find(({ from }) => keyOfCell(from) === keyOfCell(cell))?.to;

/** What a standard category is called where a definition counts its axis in categories of its own. */
const called = ([axis, category]: readonly [string, string], axes: OwnAxes): Cell | undefined => {
  const own = axes.find(({ key }) => key === axis)?.categories.find(({ of }) => of === category);
  return own && { [axis]: own.key };
};
