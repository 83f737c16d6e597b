import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { PlainCell, PlainSheet, PlainSheets, SheetFault } from '../kernel/plain-sheet.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { csvRows, decodedText } from './csv-rows.ts';
import type { SheetLimits } from './sheet-limits.ts';
import { unpacksToMore, type ZipPart, zipParts } from './zip-parts.ts';

/**
 * A workbook (.xlsx) or a text of lines as plain sheets, judged by its bytes and not by its name. Formulas, merged and
 * hidden cells are named and never worked out; what is too large, packed too tightly, or brings macros is refused
 * before it is unpacked. It blocks: `readSheets` runs it in a thread of its own.
 */
export const parseSheets = async (bytes: Uint8Array, limits: SheetLimits): Promise<Result<PlainSheets>> => {
  if (bytes.byteLength === 0) return fail({ key: 'sheets.file-empty' });
  if (bytes.byteLength > limits.bytes)
    return fail({ key: 'sheets.file-too-large', args: { max: limits.bytes / 1024 / 1024 } });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fail({ key: 'sheets.file-old-or-locked' });
  return startsWith(bytes, [0x50, 0x4b]) ? parseWorkbook(bytes, limits) : parseText(bytes, limits);
};

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const parseText = (bytes: Uint8Array, limits: SheetLimits): Result<PlainSheets> => {
  if (bytes.includes(0)) return fail({ key: 'sheets.file-is-no-sheet' });
  const rows = csvRows(decodedText(bytes), limits.rows);
  if (!rows) return fail({ key: 'sheets.file-cut-off' });
  const beyond = beyondLimits(rows, limits);
  if (beyond) return beyond;
  const faults = rows.flatMap((cells, row) =>
    cells.flatMap((text, column): SheetFault[] =>
      text.startsWith('=') ? [{ kind: formulaKind(text), row, column, text: shown(text) }] : [],
    ),
  );
  const sheet: PlainSheet = {
    name: 'CSV',
    isHidden: false,
    rows: rows.map((cells) => cells.map((text) => (text === '' ? null : unguarded(text)))),
    faults,
  };
  return ok({ sheets: [sheet], callsOut: faults.some(({ kind }) => kind === 'calls-out') });
};

/** Our own lists put an apostrophe before what a spreadsheet would take for a formula. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text);

const parseWorkbook = async (bytes: Uint8Array, limits: SheetLimits): Promise<Result<PlainSheets>> => {
  const parts = zipParts(bytes);
  if (!parts) return fail({ key: 'sheets.file-cut-off' });
  const refused = refusedParts(parts, limits);
  if (refused) return refused;
  if (parts.some((part) => unpacksToMore(bytes, part))) return fail({ key: 'sheets.file-damaged' });
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: limits.rows + 1 });
    for (const { rows } of sheets) {
      const beyond = beyondLimits(rows, limits);
      if (beyond) return beyond;
    }
    const plain = sheets.map(plainSheet);
    const callsOut =
      parts.some(({ name }) => /^xl\/(externalLinks\/|connections\.xml)/.test(name)) ||
      plain.some(({ faults }) => faults.some(({ kind }) => kind === 'calls-out'));
    return ok({ sheets: plain, callsOut });
  } catch {
    // Whatever a damaged workbook makes the reader throw: it is no workbook that can be read.
    return fail({ key: 'sheets.file-damaged' });
  }
};

const refusedParts = (parts: readonly ZipPart[], limits: SheetLimits): Result<never> | undefined => {
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) return fail({ key: 'sheets.file-is-no-sheet' });
  if (parts.some(({ name }) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name)))
    return fail({ key: 'sheets.file-has-macros' });
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const isBomb = parts.some(
    (part) => part.unpacked > 1024 * 1024 && part.unpacked > limits.ratio * part.packed,
  );
  if (isBomb || unpacked > limits.unpackedBytes || parts.length > limits.parts)
    return fail({ key: 'sheets.file-unpacks-too-large' });
  return undefined;
};

const beyondLimits = (
  rows: readonly (readonly unknown[])[],
  limits: SheetLimits,
): Result<never> | undefined => {
  if (rows.length > limits.rows) return fail({ key: 'sheets.too-many-rows', args: { max: limits.rows } });
  const isWide = rows.some(
    (cells) => cells.length > limits.columns && cells.slice(limits.columns).some((each) => each !== null),
  );
  return isWide ? fail({ key: 'sheets.too-many-columns', args: { max: limits.columns } }) : undefined;
};

const plainSheet = (sheet: Sheet): PlainSheet => ({
  name: sheet.name,
  isHidden: sheet.hidden === true || sheet.veryHidden === true,
  rows: sheet.rows.map((cells) => cells.map(plainCell)),
  faults: faultsOf(sheet),
});

const plainCell = (value: CellValue): PlainCell => {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) };
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return value ?? null;
};

const faultsOf = ({ cells, merges, rowDefs, columns, rows }: Sheet): SheetFault[] => {
  const faults: SheetFault[] = [];
  for (const [place, cell] of cells ?? []) {
    const kind = cellFault(cell);
    if (!kind) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    faults.push({ kind, row, column, ...(cell.formula ? { text: shown(`=${cell.formula}`) } : {}) });
  }
  for (const { startRow, startCol } of merges ?? [])
    faults.push({ kind: 'merged', row: startRow, column: startCol });
  for (const [row, { hidden }] of rowDefs ?? [])
    if (hidden && rows[row]?.some((value) => value !== null && value !== ''))
      faults.push({ kind: 'hidden-row', row, column: 0 });
  for (const [column, definition] of (columns ?? []).entries())
    if (definition?.hidden && rows.some((cells) => (cells[column] ?? null) !== null))
      faults.push({ kind: 'hidden-column', row: 0, column });
  return faults;
};

const cellFault = ({ formula, type }: Cell): SheetFault['kind'] | undefined => {
  if (formula !== undefined) return formulaKind(formula);
  return type === 'error' ? 'error' : undefined;
};

/** Another workbook (`[1]Sheet!A1`), a program (`cmd|'/c'!A1`), an address: what would leave this file. */
const formulaKind = (formula: string): 'formula' | 'calls-out' =>
  /\b(HYPERLINK|WEBSERVICE|IMPORT\w+|FILTERXML|RTD|DDE\w*|CALL|EXEC)\s*\(|\[\d+\]|\[[^\]]+\.xls\w*\]|\w\|'/i.test(
    formula,
  )
    ? 'calls-out'
    : 'formula';

const shown = (formula: string): string => formula.slice(0, 60);
