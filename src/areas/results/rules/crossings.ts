import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { axesInForce, inAxisOrder } from './standard-axes.ts';

/** Two axes of a definition that are counted together, as sex by age is; in the order of `inAxisOrder`. */
export type Crossing = [string, string];

type PlainAxes = readonly { key: string; categories: readonly { key: string }[] }[];
type Crossed = { axes: PlainAxes; crossings: readonly Crossing[] };

/** A sheet is filled in on a phone: what is asked together stays few. */
export const mostCrossings = 3;
export const mostCrossedCells = 60;

const crossingOf = (one: string, other: string): Crossing => inAxisOrder([one, other]) as Crossing;

/** Crossings as they are kept: the axes of each in their order. */
export const keptCrossings = (crossings: readonly Crossing[] = []): Crossing[] =>
  crossings.map(([one, other]) => crossingOf(one, other));

/** The cells of two categories that a definition asks, in the order of its crossings; an axis that it does not know gives none. */
export const crossedCells = ({ axes, crossings }: Crossed): Record<string, string>[] => {
  const all = axesInForce(axes);
  const categoriesOf = (axis: string) => all.find(({ key }) => key === axis)?.categories ?? [];
  return keptCrossings(crossings).flatMap(([one, other]) =>
    categoriesOf(one).flatMap((first) =>
      categoriesOf(other).map((second) => ({ [one]: first.key, [other]: second.key })),
    ),
  );
};

/** Every pair of the axes that a definition with these axes breaks down by. */
export const possibleCrossings = (axes: PlainAxes): Crossing[] => {
  const keys = inAxisOrder(axesInForce(axes).map(({ key }) => key));
  return keys.flatMap((one, at) => keys.slice(at + 1).map((other): Crossing => [one, other]));
};

/** What is wrong with the crossings of a definition, by field. */
export const crossingErrors = ({ axes, crossings }: Crossed): FieldErrors => {
  const known = new Set(axesInForce(axes).map(({ key }) => key));
  const unknown = crossings.flat().find((axis) => !known.has(axis));
  const keys = crossings.map(([one, other]) => crossingOf(one, other).join('+'));
  const isTwice = new Set(keys).size < keys.length || crossings.some(([one, other]) => one === other);
  const count = crossedCells({ axes, crossings }).length;
  const problem = ((): Problem | undefined => {
    if (unknown !== undefined) return { key: 'results.crossing-axis-unknown', args: { axis: unknown } };
    if (isTwice) return { key: 'results.crossing-twice' };
    if (crossings.length > mostCrossings)
      return { key: 'results.crossings-too-many', args: { most: mostCrossings } };
    if (count > mostCrossedCells)
      return { key: 'results.crossed-cells-too-many', args: { count, most: mostCrossedCells } };
    return undefined;
  })();
  return problem ? { crossings: [problem] } : {};
};
