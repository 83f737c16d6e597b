import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Crossing } from './crossings.ts';
import { type StandardAxis, standardAxisKeys } from './standard-axis.ts';

type Left = { leftOutAxes: readonly StandardAxis[] };
type Judged = Left & { axes: readonly { key: string }[]; crossings: readonly Crossing[] };

/** Left-out axes as they are kept: each once, in their order. */
export const keptLeftOut = (axes: readonly StandardAxis[] = []): StandardAxis[] =>
  standardAxisKeys.filter((axis) => axes.includes(axis));

/** The standard axes by which a definition asks, in the standard categories or in its own. */
export const standardAxesAsked = ({ leftOutAxes }: Left): StandardAxis[] =>
  standardAxisKeys.filter((axis) => !leftOutAxes.includes(axis));

/** Whether a cell is told apart by an axis that its definition leaves out: it is asked nowhere, and what stands in it stays. */
export const isLeftOut = ({ leftOutAxes }: Left, cell: Readonly<Record<string, string>>): boolean =>
  leftOutAxes.some((axis) => Object.hasOwn(cell, axis));

/** What a definition leaves out although it is in use: by categories of its own, or by what it counts together. */
export const leftOutErrors = ({ axes, crossings, leftOutAxes }: Judged): FieldErrors => {
  const own = leftOutAxes.filter((axis) => axes.some(({ key }) => key === axis));
  const crossed = leftOutAxes.filter((axis) => crossings.some((pair) => pair.includes(axis)));
  const problems = [
    ...own.map((axis) => ({ key: 'results.left-out-axis-in-rows', args: { axis } })),
    ...crossed.map((axis) => ({ key: 'results.left-out-axis-crossed', args: { axis } })),
  ];
  return problems.length > 0 ? { leftOutAxes: problems } : {};
};
