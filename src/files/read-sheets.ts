import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PlainSheets } from '../kernel/plain-sheet.ts';
import { fail, type Result } from '../kernel/result.ts';
import { projectRoot } from '../root.ts';
import { type SheetLimits, sheetLimits } from './sheet-limits.ts';
import type { SheetPart } from './sheet-thread.ts';

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
    gathered(thread).then(end, (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? end(tooMuch) : reject(error),
    );
    signal?.addEventListener('abort', () => {
      clearTimeout(clock);
      void thread.terminate();
      reject(signal.reason as Error);
    });
  });

/** What the thread gives: the rows come a few thousand at a time, and others are answered between two parts. */
const gathered = async (thread: Worker): Promise<Result<PlainSheets>> => {
  const [result] = (await once(thread, 'message')) as [Result<PlainSheets>];
  if (!result.ok) return result;
  for (;;) {
    const next = once(thread, 'message') as Promise<[SheetPart | null]>;
    thread.postMessage('next');
    const [part] = await next;
    if (part === null) return result;
    const { rows } = result.value.sheets[part.sheet]!;
    for (const row of part.rows) rows.push(row);
    await setImmediate();
  }
};
