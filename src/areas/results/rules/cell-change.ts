import * as z from 'zod/mini';
import { axesInForce } from './standard-axes.ts';

export const cellChanges = ['renamed', 'merged', 'split', 'dropped'] as const;
export type CellChangeKind = (typeof cellChanges)[number];

const word = z.string().check(z.minLength(1), z.maxLength(60));
const categoryInput = z.object({ axis: word, category: word });

/** A category of a breakdown: `{axis: 'sector', category: 'mining'}`. */
export type Category = z.infer<typeof categoryInput>;

/**
 * What becomes of a category that a new definition knows no longer: it is called otherwise, comes together with others,
 * falls apart (its values cannot be told apart in the parts) or is counted no longer.
 */
export const cellChangeInput = z.object({
  ...categoryInput.shape,
  change: z.enum(cellChanges),
  to: z.optional(categoryInput),
  into: z.optional(z.array(categoryInput).check(z.maxLength(30))),
});
export type CellChange = z.infer<typeof cellChangeInput>;

export type Cell = Readonly<Record<string, string>>;

type Axes = readonly { key: string; categories: readonly { key: string }[] }[];

export const categoriesOf = (axes: Axes): Category[] =>
  axes.flatMap(({ key: axis, categories }) => categories.map(({ key: category }) => ({ axis, category })));

export const isSameCategory = (one: Category, other: Category): boolean =>
  one.axis === other.axis && one.category === other.category;

/** The categories that stood before and stand no longer, in their order; those of standard axes are among them. */
export const goneCategories = (before: Axes, after: Axes): Category[] => {
  const left = categoriesOf(axesInForce(after));
  return categoriesOf(axesInForce(before)).filter(
    (each) => !left.some((other) => isSameCategory(each, other)),
  );
};

/**
 * The categories in which one that is no more may be read, or into which it may be split: those of its own axis, and where the
 * whole axis is called otherwise, those of the axes that are new. In any other its values would count a second time.
 */
export const successorsOf = (before: Axes, after: Axes, gone: Category): Category[] => {
  const [stood, stand] = [axesInForce(before), axesInForce(after)];
  const own = stand.filter(({ key }) => key === gone.axis);
  const fresh = stand.filter(({ key }) => !stood.some((each) => each.key === key));
  return categoriesOf(own.length > 0 ? own : fresh);
};

/**
 * The cell in which a cell of the definition before is read in the one after; null where it is told apart no longer,
 * also where two of its parts would come to stand in one axis.
 */
export const readIn = (cell: Cell, changes: readonly CellChange[]): Cell | null => {
  const read: Record<string, string> = {};
  for (const [axis, category] of Object.entries(cell)) {
    const change = changes.find((each) => isSameCategory(each, { axis, category }));
    const to = change ? change.to : { axis, category };
    if (!to || (change && !isRead(change.change)) || Object.hasOwn(read, to.axis)) return null;
    read[to.axis] = to.category;
  }
  return read;
};

const isRead = (change: CellChangeKind): boolean => change === 'renamed' || change === 'merged';

/** The changes that concern a cell, one a category at most. */
const changesOf = (cell: Cell, changes: readonly CellChange[]): CellChange[] =>
  Object.entries(cell).flatMap(
    ([axis, category]) => changes.find((each) => isSameCategory(each, { axis, category })) ?? [],
  );

/** Of the changes that concern a cell the one that does most to it: a cell of which one category is split is split. */
export const gravestOf = (cell: Cell, changes: readonly CellChange[]): CellChange | undefined =>
  changesOf(cell, changes).toSorted(
    (one, other) => cellChanges.indexOf(other.change) - cellChanges.indexOf(one.change),
  )[0];

/**
 * What stands in a category that was only renamed, with the cell in which it is read now. Where another stands in that place
 * already (`placeOf`), it stays where it is.
 */
export const renamedFacts = <Fact extends { breakdown: unknown }>(
  facts: readonly Fact[],
  changes: readonly CellChange[],
  placeOf: (fact: Fact) => string,
): { fact: Fact; read: Cell }[] => {
  const places = new Set(facts.map(placeOf));
  return facts.flatMap((fact) => {
    const cell = fact.breakdown as Cell;
    const read = gravestOf(cell, changes)?.change === 'renamed' ? readIn(cell, changes) : null;
    return read && !places.has(placeOf({ ...fact, breakdown: read })) ? [{ fact, read }] : [];
  });
};

/**
 * The parts of a cell that was split, its other categories as they are read now; of any other there are none. Where several of its
 * categories are split, each part of one with each of the other.
 */
export const partsOf = (cell: Cell, changes: readonly CellChange[]): Cell[] => {
  if (gravestOf(cell, changes)?.change !== 'split') return [];
  const splits = changesOf(cell, changes).filter(({ change }) => change === 'split');
  const isLeft = ([axis]: [string, string]) => !splits.some((split) => split.axis === axis);
  const rest = Object.fromEntries(Object.entries(cell).filter(isLeft));
  return splits.reduce<Cell[]>(
    (parts, { into = [] }) =>
      parts.flatMap((part) => into.map(({ axis, category }) => ({ ...part, [axis]: category }))),
    [readIn(rest, changes) ?? rest],
  );
};
