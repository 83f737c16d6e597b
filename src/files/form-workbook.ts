import { type Cell, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnName } from '../kernel/plain-sheet.ts';
import { isExactAsNumber, plainText, sheetName } from './sheet-text.ts';

/** A column of a sheet that people fill in. `locked`: in the rows that stand already it is not to be typed over. */
export type FormColumn = {
  label: string;
  kind: 'text' | 'number' | 'day';
  locked: boolean;
  /** Name of the list that it chooses from; `strict` refuses what is not in it. */
  list?: { name: string; strict: boolean } | undefined;
  /** Fraction digits that a number shows. */
  digits?: number;
};

export type FormWorkbook = {
  /** Title of the sheet to fill in, of the sheet of lists and of the one to read first. */
  names: { form: string; lists: string; readMe: string };
  columns: readonly FormColumn[];
  /** Exact decimals, days as `YYYY-MM-DD`, texts. */
  rows: readonly (readonly (string | null)[])[];
  /** Empty rows to type into. */
  emptyRows: number;
  lists: Readonly<Record<string, readonly string[]>>;
  readMe: readonly string[];
};

/**
 * A workbook to fill in: heads that stay in view, dropdowns, cells that hold a key locked, nothing hidden and no
 * password. What is typed beside a list that is not strict stands.
 */
export const writeFormWorkbook = (form: FormWorkbook): Promise<Uint8Array> =>
  writeXlsx({ sheets: [formSheet(form), readMeSheet(form), listSheet(form)] });

const formSheet = ({ names, columns, rows, emptyRows, lists }: FormWorkbook): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  for (const [at] of columns.entries())
    cells.set(`0,${at}`, { style: { font: { bold: true }, protection: { locked: true } } });
  for (const [row, values] of rows.entries())
    for (const [at, { locked }] of columns.entries())
      if (locked && (values[at] ?? null) !== null)
        cells.set(`${row + 1},${at}`, { style: { ...styleOf(columns[at]!), protection: { locked: true } } });
  const last = rows.length + emptyRows + 1;
  const empty = columns.map(() => null);
  return {
    name: sheetName(names.form),
    columns: columns.map((column) => ({
      width: column.kind === 'text' ? 24 : 14,
      style: { ...styleOf(column), protection: { locked: false } },
    })),
    rows: [
      columns.map(({ label }) => plainText(label)),
      ...rows.map((values) => columns.map((column, at) => cellOf(column, values[at] ?? null))),
      ...Array.from({ length: emptyRows }, () => empty),
    ],
    cells,
    dataValidations: columns.flatMap((column, at) => validationOf(column, at, last, lists, names.lists)),
    freezePane: { rows: 1 },
    protection: {
      sheet: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      sort: true,
      autoFilter: true,
    },
  };
};

const styleOf = ({ kind, digits = 2 }: FormColumn) => {
  if (kind === 'day') return { numFmt: 'yyyy-mm-dd' };
  if (kind === 'number') return { numFmt: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` };
  return { numFmt: '@' };
};

const cellOf = ({ kind }: FormColumn, value: string | null): CellValue => {
  if (value === null || value === '') return null;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'number' && isExactAsNumber(value)) return Number(value);
  return plainText(value);
};

const validationOf = (
  { list, kind }: FormColumn,
  at: number,
  last: number,
  lists: FormWorkbook['lists'],
  listSheetName: string,
): DataValidation[] => {
  const range = `${columnName(at)}2:${columnName(at)}${last}`;
  if (kind === 'day')
    return [
      {
        type: 'date',
        operator: 'greaterThan',
        formula1: '32874',
        allowBlank: true,
        range,
        showErrorMessage: true,
      },
    ];
  if (!list) return [];
  const column = Object.keys(lists).indexOf(list.name);
  const length = lists[list.name]?.length ?? 0;
  if (column === -1 || length === 0) return [];
  const letter = columnName(column);
  const formula1 = `'${sheetName(listSheetName)}'!$${letter}$2:$${letter}$${length + 1}`;
  const errorStyle = list.strict ? 'stop' : 'information';
  return [{ type: 'list', formula1, allowBlank: true, range, showErrorMessage: list.strict, errorStyle }];
};

const listSheet = ({ names, lists }: FormWorkbook): WriteSheet => {
  const columns = Object.entries(lists);
  const longest = Math.max(0, ...columns.map(([, values]) => values.length));
  return {
    name: sheetName(names.lists),
    columns: columns.map(() => ({ width: 28 })),
    rows: [
      columns.map(([name]) => plainText(name)),
      ...Array.from({ length: longest }, (_, row) =>
        columns.map(([, values]) => (values[row] === undefined ? null : plainText(values[row]))),
      ),
    ],
    protection: { sheet: true },
  };
};

const readMeSheet = ({ names, readMe }: FormWorkbook): WriteSheet => ({
  name: sheetName(names.readMe),
  columns: [{ width: 110 }],
  rows: readMe.map((line) => [plainText(line)]),
  protection: { sheet: true },
});
