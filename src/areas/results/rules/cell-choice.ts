import { type BrokenDown, cellOf, cellsOf, choiceOf } from './breakdown-cells.ts';
import { keyOfCell } from './carried-cells.ts';
import type { Cell } from './cell-change.ts';

type Broken = { measure: string } & BrokenDown;

/** The cells that any of these indicators knows, each once, in their order; then those in which something was measured besides. */
export const cellsKnown = (indicators: readonly Broken[], measured: readonly Cell[]): Cell[] => {
  const all = [...indicators.flatMap((each) => cellsOf(each).map(cellOf)), ...measured];
  const cells = new Map(all.map((cell) => [keyOfCell(cell), cell]));
  return [...cells.values()].filter((cell) => Object.keys(cell).length > 0);
};

/** Whether forms of an indicator ask a cell, by what it counts; one that counts each of its categories need not count them together. */
export const asksCell = (indicator: Broken, cell: Cell): boolean => {
  const choice = choiceOf(cell);
  return choice !== undefined && cellsOf(indicator).includes(choice);
};

/** Whether each category of a cell is among what is known, so that only all of them together are not. */
export const isUncrossed = (cell: Cell, known: readonly Cell[]): boolean => {
  const keys = new Set(known.map(keyOfCell));
  const parts = Object.entries(cell);
  return parts.length > 1 && parts.every(([axis, category]) => keys.has(keyOfCell({ [axis]: category })));
};

/** Whether a cell lies within another, or is it. */
export const liesWithin = (part: Cell, cell: Cell): boolean =>
  Object.entries(cell).every(([axis, category]) => part[axis] === category);
