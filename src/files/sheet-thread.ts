import { parentPort, workerData } from 'node:worker_threads';
import type { PlainSheet } from '../kernel/plain-sheet.ts';
import { parseSheets } from './parse-sheets.ts';
import type { SheetLimits } from './sheet-limits.ts';

/** Rows of one of the sheets, to be put after those that were given before. */
export type SheetPart = { sheet: number; rows: PlainSheet['rows'] };

const rowsAPart = 5_000;

function* partsOf(sheets: readonly PlainSheet[]): Generator<SheetPart, undefined> {
  for (const [sheet, { rows }] of sheets.entries())
    for (let at = 0; at < rows.length; at += rowsAPart) yield { sheet, rows: rows.slice(at, at + rowsAPart) };
}

// First the sheets without their rows, or what is wrong; then a part each time that one is asked for, and null at the end.
const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SheetLimits };
const result = await parseSheets(bytes, limits);
if (!result.ok) parentPort?.postMessage(result);
else {
  const { sheets } = result.value;
  const parts = partsOf(sheets);
  parentPort?.on('message', () => parentPort?.postMessage(parts.next().value ?? null));
  const emptied = sheets.map((sheet) => ({ ...sheet, rows: [] }));
  parentPort?.postMessage({ ok: true, value: { ...result.value, sheets: emptied } });
}
