import type { Category, Cell, CellChange } from './cell-change.ts';
import type { Axis } from './indicator-input.ts';
import { isReadyCategory, sectorAxis } from './ready-axes.ts';
import type { StandardAxis } from './standard-axis.ts';

/**
 * What every figure may be broken down by (A12), and what activities and counts of members tell apart. An indicator may count one of
 * these axes in categories of its own, as ages of youth differ by country, or leave it out (`left-out-axes.ts`); a category of these means the same wherever it stands.
 */
const categoriesOfAxes: Readonly<Record<StandardAxis, readonly string[]>> = {
  sex: ['female', 'male'],
  age: ['under_35', '35_and_over'],
  economy: ['formal', 'informal'],
};

const standardAxes: Readonly<Record<string, readonly string[]>> = categoriesOfAxes;

type PlainAxis = { key: string; categories: readonly { key: string }[] };

/** A category of an axis of one's own; `of`: the standard category that is called so. */
type OwnAxis = { key: string; categories: readonly { key: string; of?: string | undefined }[] };

export const isStandardAxis = (axis: string): boolean => Object.hasOwn(standardAxes, axis);

export const isStandardCategory = ({ axis, category }: Category): boolean =>
  isStandardAxis(axis) && standardAxes[axis]!.includes(category);

/** The standard axes, those that a definition counts otherwise left out. */
const standing = (axes: readonly { key: string }[]): PlainAxis[] =>
  Object.entries(standardAxes)
    .filter(([axis]) => !axes.some(({ key }) => key === axis))
    .map(([key, categories]) => ({ key, categories: categories.map((category) => ({ key: category })) }));

/** Axes in the one order in which cells of several are told and written: the standard ones as they stand here, others by their key. */
export const inAxisOrder = (axes: readonly string[]): string[] => {
  const first = Object.keys(standardAxes);
  const rank = (axis: string) => (isStandardAxis(axis) ? first.indexOf(axis) : first.length);
  return axes.toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
};

/** Every axis that a definition knows: the standard ones, as it counts them, also where it leaves them out, and its own. */
export const axesInForce = (axes: readonly PlainAxis[]): PlainAxis[] => [...standing(axes), ...axes];

/** The categories of the standard axes as form choices (`sex:female`), without those that a definition counts otherwise. */
export const standardCells = (axes: readonly { key: string }[] = []): string[] =>
  standing(axes).flatMap(({ key, categories }) => categories.map((category) => `${key}:${category.key}`));

/** Whether an axis says what the standard one says: the same categories and no other. */
export const saysTheStandard = ({ key, categories }: PlainAxis): boolean =>
  isStandardAxis(key) &&
  categories.length === standardAxes[key]!.length &&
  categories.every((each) => isStandardCategory({ axis: key, category: each.key }));

/** Whether categories of the axis can be standard ones, or ready ones, under other names. */
const isShared = (axis: string): boolean => isStandardAxis(axis) || axis === sectorAxis.key;

const isSharedCategory = (place: Category): boolean => isStandardCategory(place) || isReadyCategory(place);

/** The standard category, or the ready sector, that a category is, under its own name or another; undefined where it is none. */
export const standardOf = (axes: readonly OwnAxis[], { axis, category }: Category): string | undefined => {
  if (isSharedCategory({ axis, category })) return category;
  const own = axes.find(({ key }) => isShared(axis) && key === axis);
  return own?.categories.find(({ key }) => key === category)?.of;
};

/**
 * The cell of records that a cell of an indicator is: activities and counts of members know the standard categories alone.
 * Undefined where one of its categories is none of these.
 */
export const recordCell = (axes: readonly OwnAxis[], cell: Cell): Cell | undefined => {
  const own = new Set(axes.map(({ key }) => key));
  const read = Object.entries(cell).map(([axis, category]) => [
    axis,
    isStandardAxis(axis) && own.has(axis) ? standardOf(axes, { axis, category }) : category,
  ]);
  return read.every(([, category]) => category !== undefined) ? Object.fromEntries(read) : undefined;
};

/**
 * A new definition's axes with what each category of a standard axis is called in the standard: as it was, or as the change says
 * that renamed a standard category into it. One that others join, or into which one was split, is none.
 */
export const renamedStandards = (
  axes: readonly Axis[],
  before: readonly OwnAxis[],
  changes: readonly CellChange[],
): Axis[] =>
  axes.map((axis) => {
    if (!isShared(axis.key)) return axis;
    const stood = before.find(({ key }) => key === axis.key)?.categories ?? [];
    const categories = axis.categories.map(({ of: _, ...category }) => {
      const into = changes.filter(({ to, into: parts = [] }) =>
        [...(to ? [to] : []), ...parts].some(
          (each) => each.axis === axis.key && each.category === category.key,
        ),
      );
      const [only, ...others] = into;
      const renamed = only?.change === 'renamed' && only.axis === axis.key && others.length === 0;
      const kept = into.length === 0 ? stood.find(({ key }) => key === category.key)?.of : undefined;
      const of = renamed ? standardOf(before, only) : kept;
      return of === undefined || isSharedCategory({ axis: axis.key, category: category.key })
        ? category
        : { ...category, of };
    });
    return { ...axis, categories };
  });
