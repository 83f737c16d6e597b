import { type Category, type CellChange, categoriesOf } from '../../src/areas/results/rules/cell-change.ts';

import { type Crossing, crossingErrors, possibleCrossings } from '../../src/areas/results/rules/crossings.ts';
import { leftOutErrors } from '../../src/areas/results/rules/left-out-axes.ts';
import { type StandardAxis, standardAxisKeys } from '../../src/areas/results/rules/standard-axis.ts';

export type PlainAxes = { key: string; categories: { key: string }[] }[];

/** What a definition breaks down by. */
export type BrokenDown = { axes: PlainAxes; crossings: Crossing[]; leftOutAxes: StandardAxis[] };

/** A repeatable source of whole numbers below a bound. */
export const dice = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export type Dice = ReturnType<typeof dice>;

const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)]!;

/**
 * One random change of a definition's own breakdowns: categories are renamed, merged, split or dropped, and new ones
 * come. `name` gives a word that was never used, now and then one that was used before.
 */
export const randomChange = (
  roll: Dice,
  before: PlainAxes,
  name: () => string,
): { axes: PlainAxes; cells: CellChange[] } => {
  const all = categoriesOf(before);
  const gone = all.filter(() => roll(4) === 0).slice(0, Math.max(0, all.length - 1));
  const isGone = (each: Category) => gone.includes(each);
  const kept = all.filter((each) => !isGone(each));
  const stood = new Set(all.map(({ category }) => category));
  const fresh = Array.from({ length: 2 + roll(2) }, () => ({
    axis: pick(roll, before).key,
    category: name(),
  })).filter(
    ({ category }, at, rest) =>
      !stood.has(category) && rest.findIndex((each) => each.category === category) === at,
  );
  const renamedTo = [...fresh];
  const cells = gone.map((each): CellChange => {
    const way = roll(4);
    const to = way === 0 ? renamedTo.pop() : undefined;
    if (to) return { ...each, change: 'renamed', to };
    if (way === 1 && kept.length > 0) return { ...each, change: 'merged', to: pick(roll, kept) };
    if (way === 2 && fresh.length >= 2) return { ...each, change: 'split', into: fresh.slice(0, 2) };
    return { ...each, change: 'dropped' };
  });
  const left = [...kept, ...fresh];
  const axes = before
    .map(({ key }) => ({
      key,
      categories: left.filter(({ axis }) => axis === key).map(({ category }) => ({ key: category })),
    }))
    .filter(({ categories }) => categories.length > 0);
  return { axes, cells };
};

/** Which of its breakdowns a definition with these axes counts together: at random, within what a form allows. */
export const randomCrossings = (roll: Dice, axes: PlainAxes): Crossing[] => {
  const crossings: Crossing[] = [];
  for (const each of possibleCrossings(axes).filter(() => roll(4) === 0)) {
    const errors = crossingErrors({ axes, crossings: [...crossings, each] });
    if (Object.keys(errors).length === 0) crossings.push(each);
  }
  return crossings;
};

/** Which standard axes such a definition leaves out: at random among those that it neither counts otherwise nor together with another. */
export const randomLeftOut = (roll: Dice, axes: PlainAxes, crossings: readonly Crossing[]): StandardAxis[] =>
  standardAxisKeys.filter(
    (axis) =>
      roll(3) === 0 && Object.keys(leftOutErrors({ axes, crossings, leftOutAxes: [axis] })).length === 0,
  );

/** Where one step leads a cell, told plainly: the oracle of the composed way. */
export const stepOf = (
  cell: Readonly<Record<string, string>> | null,
  cells: readonly CellChange[],
): Readonly<Record<string, string>> | null => {
  if (cell === null) return null;
  let result: [string, string][] = [];
  for (const [axis, category] of Object.entries(cell)) {
    const found = cells.filter((each) => each.axis === axis && each.category === category);
    if (found.length === 0) result = [...result, [axis, category]];
    else if (found[0]!.to) result = [...result, [found[0]!.to.axis, found[0]!.to.category]];
    else return null;
  }
  const axes = result.map(([axis]) => axis);
  return new Set(axes).size < axes.length ? null : Object.fromEntries(result);
};

/** What stood before each change on which nothing rests yet, so that it can be taken back: the oracle of taking back. */
export const undoable = <State>() => {
  let states: State[] = [];
  return {
    changed: (before: State): void => {
      states = [...states, before];
    },
    /** Something was measured, aimed at or the like: what was changed until now stays. */
    rests: (): void => {
      states = [];
    },
    /** Now and then, what stands again as the last change is taken back. */
    back: (roll: Dice): State | undefined => (roll(3) === 0 ? states.pop() : undefined),
  };
};
