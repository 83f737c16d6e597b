import { writeXlsx } from 'hucre/xlsx';

export type WorkbookColumn = { label: string; kind: 'text' | 'number' | 'day' };

/** A number may come as an exact decimal; days as `YYYY-MM-DD`; what is absent leaves the cell empty. */
export type WorkbookCell = string | number | null;

/** An XLSX file of one sheet: heads in the first row, which stays in view; texts are texts and never formulas. */
export const writeWorkbook = (
  sheet: string,
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly WorkbookCell[])[],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: sheetName(sheet),
        columns: columns.map(({ label, kind }, at) => ({
          header: plainText(label),
          key: String(at),
          width: kind === 'text' ? 28 : 16,
          ...(kind === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}),
        })),
        data: rows.map((row) =>
          Object.fromEntries(columns.map(({ kind }, at) => [String(at), cellOf(kind, row[at] ?? null)])),
        ),
        freezePane: { rows: 1 },
      },
    ],
  });

const cellOf = (kind: WorkbookColumn['kind'], value: WorkbookCell): string | number | Date | null => {
  if (value === null || value === '') return null;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'number' && isExactAsNumber(value)) return Number(value);
  return plainText(String(value));
};

/** Spreadsheets count with fifteen digits; a longer figure stays as it was written. */
const isExactAsNumber = (value: string | number): boolean =>
  Number.isFinite(Number(value)) && String(value).replace(/\D/g, '').replace(/^0+/, '').length <= 15;

// XML has no place for these, and a spreadsheet that holds one does not open.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const plainText = (text: string): string => text.toWellFormed().replace(unwritable, '').slice(0, 32_767);

const sheetName = (name: string): string =>
  plainText(name.replace(/[[\]:*?/\\']/g, ' ')).slice(0, 31) || 'Relais';
