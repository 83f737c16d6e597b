import { rm } from 'node:fs/promises';
import type { DatabasePlace } from '../db/open.ts';
import { isEmptyOffice, refill } from '../db/refill.ts';
import type { FileStore } from '../files/store.ts';
import { writeBeside } from '../files/write-beside.ts';
import { checkBackup } from './check-backup.ts';
import type { Manifest, Progress } from './manifest.ts';
import { type OpenedBackup, openBackup } from './open-backup.ts';

export type RestoreOrder = {
  from: string;
  place: Pick<DatabasePlace, 'ownerUrl' | 'appLogin'>;
  files: Pick<FileStore, 'keep' | 'open' | 'remove'>;
  /** Where the data folder is marked as a demo; the mark comes and goes with the office. */
  demoFile: string;
  /** Called before a database that is in use is replaced; without it such a one is refused. */
  beforeReplacing?: () => Promise<void>;
  progress?: Progress;
  signal?: AbortSignal;
};

export class OfficeInUse extends Error {}

/**
 * Brings a backup into the database and the file store: all of it or nothing. Hashes and the audit trail are
 * checked before anything is touched. @throws BackupUnreadable, TrailBroken, OfficeInUse, MigrationRefused.
 */
export const restoreBackup = async (order: RestoreOrder): Promise<Manifest> => {
  const { from, place, progress, signal } = order;
  const backup = await openBackup(from);
  try {
    await checkBackup(backup, progress, signal);
    await refuseInUse(order);
    const added = await addFiles(backup, order);
    try {
      await refill(place.ownerUrl, place.appLogin, {
        migrations: backup.manifest.migrations,
        tables: () => dumpedTables(backup, progress, signal),
      });
    } catch (error) {
      for (const { institute, sha256 } of added) await order.files.remove(institute, sha256);
      throw error;
    }
    const mark = await backup.demoMark();
    if (mark) await writeBeside(order.demoFile, (file) => file.writeFile(mark));
    else await rm(order.demoFile, { force: true });
    return backup.manifest;
  } finally {
    await backup.close();
  }
};

const refuseInUse = async ({ place, beforeReplacing }: RestoreOrder): Promise<void> => {
  if (await isEmptyOffice(place.ownerUrl)) return;
  if (!beforeReplacing)
    throw new OfficeInUse('The database is not empty; «--replace» puts the backup in its place');
  await beforeReplacing();
};

/** Attachments first: they lie under their own hash, so that they change nothing until a row points at them. */
const addFiles = async (backup: OpenedBackup, { files: store, progress, signal }: RestoreOrder) => {
  const added: Manifest['files'] = [];
  try {
    for (const address of backup.manifest.files) {
      signal?.throwIfAborted();
      if (await store.open(address.institute, address.sha256)) continue;
      await store.keep(address.institute, await backup.file(address));
      added.push(address);
      progress?.(`attachments: ${added.length}`);
    }
  } catch (error) {
    for (const { institute, sha256 } of added) await store.remove(institute, sha256);
    throw error;
  }
  return added;
};

async function* dumpedTables(backup: OpenedBackup, progress?: Progress, signal?: AbortSignal) {
  for (const { name, columns } of backup.manifest.tables) {
    progress?.(`restoring ${name}`);
    yield { name, columns, lines: untilStopped(backup.lines(name), signal) };
  }
}

async function* untilStopped(lines: AsyncIterable<string>, signal?: AbortSignal): AsyncGenerator<string> {
  for await (const line of lines) {
    signal?.throwIfAborted();
    yield line;
  }
}
