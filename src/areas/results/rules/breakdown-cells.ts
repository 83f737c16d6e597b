import type { Axis } from './indicator-input.ts';
import { standardCells } from './standard-axes.ts';

/** The breakdown that a form's choice names; the empty choice is the whole. */
export const cellOf = (choice: string): Record<string, string> => {
  const at = choice.indexOf(':');
  return at > 0 ? { [choice.slice(0, at)]: choice.slice(at + 1) } : {};
};

/** The form's choice for a breakdown of at most one dimension; undefined for one that no form offers. */
export const choiceOf = (breakdown: Readonly<Record<string, string>>): string | undefined => {
  const entries = Object.entries(breakdown);
  if (entries.length === 0) return '';
  const [name, value] = entries[0]!;
  return entries.length === 1 ? `${name}:${value}` : undefined;
};

/** Every cell of one category that a definition knows, whatever it counts: of the standard axes as it counts them, and its own. */
export const cellsOfAxes = (axes: readonly Axis[]): string[] => [...standardCells(axes), ...ownCells(axes)];

/** Every cell that a form can offer of an indicator: those of all that counts, and those of its own breakdowns. */
export const cellsOf = ({ measure, axes }: { measure: string; axes: readonly Axis[] }): string[] =>
  measure === 'number' || measure === 'percentage' ? cellsOfAxes(axes) : ownCells(axes);

const ownCells = (axes: readonly Axis[]): string[] =>
  axes.flatMap(({ key, categories }) => categories.map((category) => `${key}:${category.key}`));
