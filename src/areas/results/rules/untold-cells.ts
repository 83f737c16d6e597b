import { type BrokenDown, cellOf, cellsOf } from './breakdown-cells.ts';
import type { Cell } from './cell-change.ts';
import { type FeedSource, tellsCell } from './feed-input.ts';
import { recordCell } from './standard-axes.ts';

/**
 * The cells that records of a kind would tell, but for the categories of its own in which the indicator counts them: their figures
 * are entered by hand.
 */
export const untoldCells = (source: FeedSource, indicator: { measure: string } & BrokenDown): Cell[] =>
  cellsOf(indicator)
    .map(cellOf)
    .filter((cell) => tellsCell(source, cell) && recordCell(indicator.axes, cell) === undefined);
