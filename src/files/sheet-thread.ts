import { parentPort, workerData } from 'node:worker_threads';
import { parseSheets } from './parse-sheets.ts';
import type { SheetLimits } from './sheet-limits.ts';

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SheetLimits };
parentPort?.postMessage(await parseSheets(bytes, limits));
