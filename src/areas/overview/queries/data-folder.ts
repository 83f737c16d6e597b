import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** What an administrator has to watch on the machine's disk; `null` where there is none or it cannot be read. */
export type DataFolderState = {
  newestBackup: { name: string; at: Temporal.Instant } | null;
  /** Letters that no mail server took: someone has to pass them on. The oldest first. */
  letters: { count: number; oldest: Temporal.Instant | null };
  disk: { freeBytes: number; totalBytes: number } | null;
};

/** Reads the data folder; never throws for what is not there. Do not await it inside a transaction. */
export const dataFolderState = async (folder: string): Promise<DataFolderState> => {
  const backups = await entriesOf(join(folder, 'backups'));
  const letters = await entriesOf(join(folder, 'mail'));
  return {
    newestBackup: backups.at(-1) ?? null,
    letters: { count: letters.length, oldest: letters[0]?.at ?? null },
    disk: await diskOf(folder),
  };
};

/** Names and times in a folder, the oldest first; what starts with a dot is not finished. */
const entriesOf = async (folder: string): Promise<{ name: string; at: Temporal.Instant }[]> => {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name) => {
        const facts = await stat(join(folder, name)).catch(() => undefined);
        return facts && { name, at: Temporal.Instant.fromEpochMilliseconds(Math.round(facts.mtimeMs)) };
      }),
  );
  return entries.filter((entry) => entry !== undefined).sort((a, b) => Temporal.Instant.compare(a.at, b.at));
};

const diskOf = async (folder: string): Promise<DataFolderState['disk']> => {
  const facts = await statfs(folder).catch(() => undefined);
  return facts ? { freeBytes: facts.bavail * facts.bsize, totalBytes: facts.blocks * facts.bsize } : null;
};
