import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Attachments by institute and content: the same bytes are stored once, under their SHA-256. */
export type FileStore = {
  keep(institute: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  open(institute: string, sha256: string): Promise<Uint8Array | undefined>;
  /** Takes back what was kept in vain; nothing that a document names is ever removed. */
  remove(institute: string, sha256: string): Promise<void>;
};

/** Written beside and moved into place, so that a file is there whole or not at all; `write` is how a disk takes bytes. */
export const folderStore = (folder: string, write: typeof writeFile = writeFile): FileStore => ({
  keep: async (institute, bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = placeOf(folder, institute, sha256);
    await mkdir(join(folder, institute, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await write(beside, bytes, { mode: 0o600, flush: true });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return { sha256, size: bytes.byteLength };
  },
  open: async (institute, sha256) => {
    try {
      return await readFile(placeOf(folder, institute, sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  remove: (institute, sha256) => rm(placeOf(folder, institute, sha256), { force: true }),
});

/** Ids and hashes only; anything else is no place in the store. */
const placeOf = (folder: string, institute: string, sha256: string): string => {
  if (!/^[0-9a-f-]{36}$/.test(institute) || !/^[0-9a-f]{64}$/.test(sha256))
    throw new Error('Not an address of the file store');
  return join(folder, institute, sha256.slice(0, 2), sha256);
};
