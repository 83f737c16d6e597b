/**
 * A cell as a file holds it: a text as it was typed, a number that the file itself keeps as one, a day, a truth value,
 * or nothing.
 */
export type PlainCell = string | number | boolean | { day: string } | null;

/** What stands in the way of reading a cell: its place counts from 0, `text` is what it says where that helps. */
export type SheetFault = {
  kind: 'formula' | 'calls-out' | 'merged' | 'hidden-row' | 'hidden-column' | 'error';
  row: number;
  column: number;
  text?: string;
};

/** One sheet of a workbook, or a text of lines: rows of cells, and what nobody should guess at. */
export type PlainSheet = {
  name: string;
  isHidden: boolean;
  rows: PlainCell[][];
  faults: SheetFault[];
};

/** A file as plain sheets; `callsOut`: it names other workbooks or sources of data, which are never opened. */
export type PlainSheets = { sheets: PlainSheet[]; callsOut: boolean };

/** The name of a column, counted from 0: A, Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The address of a cell as a spreadsheet shows it; row and column count from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
