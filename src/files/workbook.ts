import { writeXlsx } from 'hucre/xlsx';
import { isExactAsNumber, plainText, sheetName } from './sheet-text.ts';

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
