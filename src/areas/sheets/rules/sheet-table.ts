import type { Language } from '../../../kernel/language.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import { cellName, type PlainCell, type PlainSheet, type SheetFault } from '../../../kernel/plain-sheet.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { SheetMapping } from './sheet-input.ts';
import { type SheetKind, sheetColumns } from './sheet-kinds.ts';
import { textOf } from './sheet-notation.ts';

/** A cell that cannot be taken, by its address as the spreadsheet shows it. */
/** `measurementId`: where the way out is on the page of a figure. */
export type SheetRefusal = {
  sheet: string;
  cell: string;
  reason: Problem;
  measurementId?: string | undefined;
};

/** Rows of a sheet by the columns of its kind; what every row shares stands in each. */
export type SheetTable = {
  sheet: string;
  /** Column key -> place, from 0; a year of a budget is a key of its own (`2027`). */
  columns: ReadonlyMap<string, number>;
  rows: { row: number; cells: Readonly<Record<string, PlainCell>> }[];
  refused: SheetRefusal[];
  /** Heads that mean nothing here; their columns are left out. */
  ignored: string[];
};

/** Names of columns in one language, in small letters, to their key. */
export type HeadNames = ReadonlyMap<Language, ReadonlyMap<string, string>>;

const headRows = 20;

type Found = { sheet: PlainSheet; row: number; columns: Map<string, number> };

/**
 * The table of a file: in the first sheet whose heads name every column that is needed, in any language; or as a
 * mapping says. Undefined where there is none.
 */
export const findTable = (
  sheets: readonly PlainSheet[],
  kind: SheetKind,
  heads: HeadNames,
  mapping?: SheetMapping,
): SheetTable | undefined => {
  const found = mapping ? mappedColumns(sheets, mapping) : namedColumns(sheets, kind, heads);
  return found && tableOf(found, mapping);
};

const namedColumns = (
  sheets: readonly PlainSheet[],
  kind: SheetKind,
  heads: HeadNames,
): Found | undefined => {
  const needed = sheetColumns[kind].filter(({ isRequired }) => isRequired).map(({ key }) => key);
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden))
    for (let row = 0; row < Math.min(headRows, sheet.rows.length); row++) {
      const candidates = [...heads.values()].map((names) => columnsIn(sheet.rows[row]!, kind, names));
      const columns = candidates.reduce((most, next) => (next.size > most.size ? next : most));
      if (needed.every((key) => columns.has(key))) return { sheet, row, columns };
    }
  return undefined;
};

const columnsIn = (
  cells: readonly PlainCell[],
  kind: SheetKind,
  names: ReadonlyMap<string, string>,
): Map<string, number> => {
  const known = new Set(sheetColumns[kind].map(({ key }) => key));
  const columns = new Map<string, number>();
  for (const [at, cell] of cells.entries()) {
    const head = headText(cell);
    const year = kind === 'budget' && /^(19|20|21)\d\d$/.test(head) ? head : undefined;
    const key = year ?? names.get(head);
    if (key && (year || known.has(key)) && !columns.has(key)) columns.set(key, at);
  }
  return columns;
};

/** The row of heads of a file of another program: the first that holds more than one word. */
export const headsOf = (
  sheets: readonly PlainSheet[],
): { sheet: PlainSheet; row: number; heads: string[] } | undefined => {
  const sheet = sheets.find(({ isHidden, rows }) => !isHidden && rows.length > 0);
  const row =
    sheet?.rows
      .slice(0, headRows)
      .findIndex((cells) => cells.filter((cell) => typeof cell === 'string').length > 1) ?? -1;
  if (!sheet || row === -1) return undefined;
  return { sheet, row, heads: sheet.rows[row]!.map((cell) => textOf(cell) ?? '') };
};

const mappedColumns = (sheets: readonly PlainSheet[], mapping: SheetMapping): Found | undefined => {
  const found = headsOf(sheets);
  if (!found) return undefined;
  const places = new Map(found.heads.map((head, at) => [nameKey(head), at]).reverse() as [string, number][]);
  const columns = new Map<string, number>();
  for (const [key, head] of Object.entries(mapping.columns)) {
    const at = places.get(nameKey(head));
    if (at === undefined) return undefined;
    columns.set(key, at);
  }
  return { sheet: found.sheet, row: found.row, columns };
};

const tableOf = ({ sheet, row: head, columns }: Found, mapping?: SheetMapping): SheetTable => {
  const places = new Set(columns.values());
  const shared = mapping?.shared ?? {};
  const rows: SheetTable['rows'] = [];
  for (let row = head + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row]!;
    if (![...places].some((at) => (cells[at] ?? null) !== null)) continue;
    const taken: Record<string, PlainCell> = { ...shared };
    for (const [key, at] of columns) taken[key] = cells[at] ?? null;
    rows.push({ row, cells: taken });
  }
  const all = new Map([...columns, ...Object.keys(shared).map((key) => [key, -1] as const)]);
  const heads = sheet.rows[head]!;
  return {
    sheet: sheet.name,
    columns: all,
    rows,
    refused: sheet.faults
      .filter((fault) => isInTheWay(fault, head, places))
      .map((fault) => ({
        sheet: sheet.name,
        cell: cellName(fault.row, fault.column),
        reason: faultProblem(fault),
      })),
    ignored: mapping ? [] : heads.flatMap((cell, at) => (places.has(at) ? [] : (textOf(cell) ?? []))),
  };
};

/** A fault outside the columns that are read, or above the heads, changes nothing that is taken. */
const isInTheWay = (
  { kind, row, column }: SheetFault,
  head: number,
  places: ReadonlySet<number>,
): boolean => {
  if (kind === 'hidden-column') return places.has(column);
  if (kind === 'hidden-row') return row > head;
  return row > head && places.has(column);
};

const faultProblem = ({ kind, text }: SheetFault): Problem => ({
  key: `sheets.fault-${kind}`,
  ...(text ? { args: { typed: text } } : {}),
});

/** The address of a row's cell; of the whole row where its column is not in the file. */
export const addressOf = ({ columns }: Pick<SheetTable, 'columns'>, row: number, key: string): string => {
  const at = columns.get(key) ?? -1;
  return at === -1 ? cellName(row, 0) : cellName(row, at);
};

export const headText = (cell: PlainCell | undefined): string =>
  nameKey(textOf(cell) ?? '')
    .replace(/[*:]$/, '')
    .trim();
