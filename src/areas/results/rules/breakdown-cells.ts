import { keyOfCell } from './carried-cells.ts';
import { type Crossing, crossedCells } from './crossings.ts';
import type { Axis } from './indicator-input.ts';
import { isLeftOut } from './left-out-axes.ts';
import { inAxisOrder, standardCells } from './standard-axes.ts';
import type { StandardAxis } from './standard-axis.ts';

type Cell = Readonly<Record<string, string>>;

/** What a definition breaks down by: its own axes beside the standard ones, which of these it leaves out, and what it counts together. */
export type BrokenDown = {
  axes: readonly Axis[];
  crossings: readonly Crossing[];
  leftOutAxes: readonly StandardAxis[];
};

/** What says which cells a definition counts: its own axes, without words, and the standard ones that it leaves out. */
export type CellsKnown = {
  axes: readonly { key: string; categories: readonly { key: string }[] }[];
  leftOutAxes: readonly StandardAxis[];
};

/** The breakdown that a form's choice names (`sex:female`, `sex:female+age:under_35`); the empty choice is the whole. */
export const cellOf = (choice: string): Record<string, string> => {
  const parts = choice.split(/\+(?=[a-z0-9_]+:)/).map(partOf);
  const axes = new Set(parts.map(([axis]) => axis));
  if (parts.some(([axis]) => axis === '')) return {};
  return axes.size === parts.length ? Object.fromEntries(parts) : Object.fromEntries([partOf(choice)]);
};

const partOf = (part: string): [string, string] => {
  const at = part.indexOf(':');
  return at > 0 ? [part.slice(0, at), part.slice(at + 1)] : ['', ''];
};

/** A breakdown in codes, its axes in their order: `sex:female+age:under_35`; nothing for the whole. */
export const codeOfCell = (breakdown: Cell): string =>
  inAxisOrder(Object.keys(breakdown))
    .map((axis) => `${axis}:${breakdown[axis]}`)
    .join('+');

/** The form's choice for a breakdown; undefined for one that no form can offer. */
export const choiceOf = (breakdown: Cell): string | undefined => {
  const choice = codeOfCell(breakdown);
  return Object.keys(breakdown).length <= 2 && keyOfCell(cellOf(choice)) === keyOfCell(breakdown)
    ? choice
    : undefined;
};

/** Every cell of one category that a definition knows, whatever it counts: of the standard axes as it counts them, and its own. */
export const cellsOfAxes = (axes: CellsKnown['axes']): string[] => [
  ...standardCells(axes),
  ...ownCells(axes),
];

/** Of these, the cells that it asks, whatever it counts, and those of the categories that it counts together. */
export const cellsOfDefinition = (definition: BrokenDown): string[] =>
  [...cellsOfAxes(definition.axes), ...crossedChoices(definition)].filter(
    (choice) => !isLeftOut(definition, cellOf(choice)),
  );

/** Every cell that a form can offer of an indicator: those of all that counts, those of its own breakdowns, and what it counts together. */
export const cellsOf = ({ measure, ...definition }: { measure: string } & BrokenDown): string[] =>
  measure === 'number' || measure === 'percentage'
    ? cellsOfDefinition(definition)
    : [...ownCells(definition.axes), ...crossedChoices(definition)];

/** Whether a form offers a cell of a definition, beside the whole. */
export const isOffered = (definition: BrokenDown, cell: Cell): boolean => {
  const choice = choiceOf(cell);
  return choice !== undefined && cellsOfDefinition(definition).includes(choice);
};

/**
 * Whether a definition counts a cell: its categories are ones that it knows, by axes that it does not leave out; the whole always is. What
 * stands in another waits, and is no part beside those that are counted now. A cell that is counted need not be asked (`isOffered`).
 */
export const countsCell = (definition: CellsKnown, cell: Cell): boolean => {
  if (isLeftOut(definition, cell)) return false;
  const known = cellsOfAxes(definition.axes);
  return Object.entries(cell).every(([axis, category]) => known.includes(`${axis}:${category}`));
};

const crossedChoices = (definition: BrokenDown): string[] =>
  crossedCells(definition).flatMap((cell) => choiceOf(cell) ?? []);

const ownCells = (axes: CellsKnown['axes']): string[] =>
  axes.flatMap(({ key, categories }) => categories.map((category) => `${key}:${category.key}`));
