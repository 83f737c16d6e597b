import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file that is there whole or not at all: `fill` writes beside it, then it is flushed and moved into place
 * (mode 0600). Whatever `fill` throws, nothing stays.
 */
export const writeBeside = async <T>(path: string, fill: (file: FileHandle) => Promise<T>): Promise<T> => {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(beside, 'wx', 0o600);
  try {
    const result = await fill(file);
    await file.sync();
    await file.close();
    await rename(beside, path);
    await flushFolder(dirname(path));
    return result;
  } catch (error) {
    await file.close();
    await rm(beside, { force: true });
    throw error;
  }
};

/** The move itself must outlive a power cut; where a folder cannot be opened (Windows) it does so anyway. */
const flushFolder = async (folder: string): Promise<void> => {
  try {
    const opened = await open(folder, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch {
    // Nothing more can be done about it.
  }
};
