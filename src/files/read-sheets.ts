import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlainSheets } from '../kernel/plain-sheet.ts';
import { fail, type Result } from '../kernel/result.ts';
import { projectRoot } from '../root.ts';
import { type SheetLimits, sheetLimits } from './sheet-limits.ts';

// Read as it is written, by the bundle too.
const threadFile = join(projectRoot, 'src', 'files', 'sheet-thread.ts');

/** Memory of the thread in MB: a file that lies about its size ends the thread, not the server. */
const mostMemory = 1500;

let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a workbook or a text in a thread of its own, so that other pages keep their speed; `parseSheets` says what it
 * gives. A file that takes longer or more memory than the limits is refused. One after another, since each may need
 * much memory. `signal` stops it.
 */
export const readSheets = (
  bytes: Uint8Array,
  limits: SheetLimits = sheetLimits,
  signal?: AbortSignal,
): Promise<Result<PlainSheets>> => {
  const read = before.then(() => readInThread(bytes, limits, signal));
  before = read.catch(() => {});
  return read;
};

const readInThread = (
  bytes: Uint8Array,
  limits: SheetLimits,
  signal: AbortSignal | undefined,
): Promise<Result<PlainSheets>> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, {
      workerData: { bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    const end = (result: Result<PlainSheets>): void => {
      clearTimeout(clock);
      void thread.terminate();
      resolve(result);
    };
    const tooMuch = fail({ key: 'sheets.file-takes-too-long' });
    const clock = setTimeout(() => end(tooMuch), limits.milliseconds);
    thread.once('message', (result: Result<PlainSheets>) => end(result));
    thread.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? end(tooMuch) : reject(error),
    );
    signal?.addEventListener('abort', () => {
      clearTimeout(clock);
      void thread.terminate();
      reject(signal.reason as Error);
    });
  });
