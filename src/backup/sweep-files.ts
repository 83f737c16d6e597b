import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dumping } from '../db/dump.ts';

/** An import that was looked at and not confirmed within these days is asked for again. */
const restingDays = 7;

export type SweepOrder = { ownerUrl: string; folder: string; now?: number };

/**
 * Takes away what lies in the store of attachments and no row names: an upload that was refused, a preview that nobody
 * confirmed, a write that was cut off. Only what has lain untouched for a week, so that nothing on its way is met.
 * @returns how many files went.
 */
export const sweepFiles = async ({ ownerUrl, folder, now = Date.now() }: SweepOrder): Promise<number> => {
  const before = now - restingDays * 24 * 3600 * 1000;
  const resting = await restingFiles(folder, before);
  if (resting.length === 0) return 0;
  // The owner sees every row; a role that row security holds would call somebody else's file nobody's.
  const named = await dumping(ownerUrl, async (dump) => new Set((await dump.files()).map(addressOf)));
  let gone = 0;
  for (const file of resting) if (!named.has(addressOf(file)) && (await takeAway(file.path, before))) gone++;
  return gone;
};

type Resting = { institute: string; sha256: string; path: string };

const addressOf = ({ institute, sha256 }: { institute: string; sha256: string }) => `${institute}/${sha256}`;

const restingFiles = async (folder: string, before: number): Promise<Resting[]> => {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found: Resting[] = [];
  for (const name of names) {
    const [institute = '', , file] = name.split(/[\\/]/);
    if (!file) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < before) found.push({ institute, sha256: file, path });
  }
  return found;
};

/** The same bytes may be kept anew at this moment: what is fresh once it stands aside goes back to its place. */
const takeAway = async (path: string, before: number): Promise<boolean> => {
  const aside = `${path}.swept`;
  await rename(path, aside);
  if ((await stat(aside)).mtimeMs >= before) {
    await rename(aside, path);
    return false;
  }
  await rm(aside);
  return true;
};
