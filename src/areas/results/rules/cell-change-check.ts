import type { FieldErrors } from '../../../kernel/problem.ts';
import {
  type CellChange,
  categoriesOf,
  goneCategories,
  isSameCategory,
  successorsOf,
} from './cell-change.ts';
import { isReadyCategory } from './ready-axes.ts';
import { axesInForce, isStandardCategory, standardOf } from './standard-axes.ts';

type Axes = readonly { key: string; categories: readonly { key: string; of?: string | undefined }[] }[];

/**
 * What is wrong with what is said of the categories that are no more, by field (`cells.0.to`): each is named once, goes
 * where the new definition has a category, and only one is renamed to a name that is new. A standard category, and a ready sector, is read as no other
 * one: what a publication calls so means the same everywhere.
 */
export const cellChangeErrors = (before: Axes, after: Axes, changes: readonly CellChange[]): FieldErrors => {
  const errors: FieldErrors = {};
  const gone = goneCategories(before, after);
  for (const [at, each] of gone.entries())
    if (!changes.some((change) => isSameCategory(change, each)))
      errors[`cells.${at}.change`] = [{ key: 'results.say-what-becomes', args: { cell: each.category } }];
  for (const [at, change] of changes.entries()) {
    if (!gone.some((each) => isSameCategory(change, each)))
      errors[`cells.${at}.change`] = [{ key: 'problem.not-known-here' }];
    else Object.assign(errors, errorsOf(`cells.${at}`, change, { before, after, changes }));
  }
  return errors;
};

type Around = { before: Axes; after: Axes; changes: readonly CellChange[] };

const errorsOf = (name: string, change: CellChange, { before, after, changes }: Around): FieldErrors => {
  const successors = successorsOf(before, after, change);
  const isSuccessor = (category: { axis: string; category: string }) =>
    successors.some((each) => isSameCategory(each, category));
  if (change.change === 'split') {
    const into = change.into ?? [];
    const isInOneAxis = new Set(into.map(({ axis }) => axis)).size === 1;
    return into.length < 2 || !isInOneAxis || !into.every(isSuccessor)
      ? { [`${name}.into`]: [{ key: 'results.split-into-two' }] }
      : {};
  }
  if (change.change === 'dropped') return {};
  const { to } = change;
  if (!to || !isSuccessor(to)) return { [`${name}.to`]: [{ key: 'results.goes-where' }] };
  if (changes.filter((each) => isSameCategory(each, change)).length > 1)
    return { [`${name}.change`]: [{ key: 'results.cell-said-twice' }] };
  const standard = standardOf(before, change);
  const isFixed = isStandardCategory(to) || isReadyCategory(to);
  if (standard && isFixed && !isSameCategory({ axis: change.axis, category: standard }, to))
    return { [`${name}.to`]: [{ key: 'results.standard-stays' }] };
  const others = changes.filter((each) => each !== change && each.to && isSameCategory(each.to, to));
  const stood = categoriesOf(axesInForce(before)).some((each) => isSameCategory(each, to));
  return change.change === 'renamed' && (stood || others.length > 0)
    ? { [`${name}.change`]: [{ key: 'results.renamed-is-merged' }] }
    : {};
};
