import { rm } from 'node:fs/promises';
import type { DatabasePlace } from '../db/open.ts';
import { isEmptyOffice, refill } from '../db/refill.ts';
import type { FileStore } from '../files/store.ts';
import { writeBeside } from '../files/write-beside.ts';
import type { ShieldKey } from '../secrets/shield-key.ts';
import { checkBackup } from './check-backup.ts';
import type { BackedUpFile, Manifest, Progress } from './manifest.ts';
import { type OpenedBackup, openBackup } from './open-backup.ts';

export type RestoreOrder = {
  from: string;
  place: Pick<DatabasePlace, 'ownerUrl' | 'appLogin'>;
  files: Pick<FileStore, 'keep' | 'open' | 'remove'>;
  /** Where the data folder is marked as a demo; the mark comes and goes with the office. */
  demoFile: string;
  /** Opens the sealed files; without the right one they are refused, or left out where that is said. */
  shieldKey?: ShieldKey | undefined;
  withoutShielded?: boolean | undefined;
  /** Called before a database that is in use is replaced; without it such a one is refused. */
  beforeReplacing?: () => Promise<void>;
  progress?: Progress;
  signal?: AbortSignal;
};

export class OfficeInUse extends Error {}

/** Sealed files, and no key that opens them. */
export class ShieldKeyWanted extends Error {}

/** `leftOut`: sealed files that were not opened and are not in the store either; `leftOutRows`: sealed rows. */
export type Restored = Manifest & { leftOut: BackedUpFile[]; leftOutRows: number };

/**
 * Brings a backup into the database and the file store: all of it or nothing. Hashes and the audit trail are
 * checked before anything is touched.
 * @throws BackupUnreadable, ShieldKeyWanted, TrailBroken, OfficeInUse, MigrationRefused.
 */
export const restoreBackup = async (order: RestoreOrder): Promise<Restored> => {
  const { from, place, progress, signal } = order;
  const backup = await openBackup(from);
  try {
    const shieldKey = shieldKeyFor(backup.manifest, order);
    await checkBackup(backup, {
      ...(shieldKey && { shieldKey }),
      ...(progress && { progress }),
      ...(signal && { signal }),
    });
    await refuseInUse(order);
    const { added, leftOut } = await addFiles(backup, order, shieldKey);
    try {
      await refill(place.ownerUrl, place.appLogin, {
        migrations: backup.manifest.migrations,
        tables: () => dumpedTables(backup, { shieldKey, progress, signal }),
      });
    } catch (error) {
      for (const { institute, sha256 } of added) await order.files.remove(institute, sha256);
      throw error;
    }
    const mark = await backup.demoMark();
    if (mark) await writeBeside(order.demoFile, (file) => file.writeFile(mark));
    else await rm(order.demoFile, { force: true });
    return { ...backup.manifest, leftOut, leftOutRows: shieldKey ? 0 : sealedRows(backup.manifest) };
  } finally {
    await backup.close();
  }
};

/** Undefined where nothing sealed is to be opened. */
const shieldKeyFor = (manifest: Manifest, { shieldKey, withoutShielded }: RestoreOrder) => {
  const wanted = manifest.shieldKey;
  if (wanted === null || withoutShielded) return undefined;
  if (shieldKey?.fingerprint === wanted) return shieldKey;
  const count = manifest.files.filter(({ sealed }) => sealed).length;
  const rows = sealedRows(manifest);
  const instead = shieldKey ? `the key at hand is ${shieldKey.fingerprint}` : 'there is no shield key here';
  throw new ShieldKeyWanted(
    `${count} shielded attachments${rows > 0 ? ` and ${rows} sheets of partners` : ''} are sealed with the shield key ${wanted}, and ${instead}: ` +
      'give it with --shield-key FILE, or restore the rest with --without-shielded',
  );
};

/** Rows that are a partner's alone: left out where nothing sealed is opened. */
const sealedRows = ({ tables }: Manifest): number =>
  tables.reduce((sum, { sealed, rows }) => (sealed ? sum + rows : sum), 0);

const refuseInUse = async ({ place, beforeReplacing }: RestoreOrder): Promise<void> => {
  if (await isEmptyOffice(place.ownerUrl)) return;
  if (!beforeReplacing)
    throw new OfficeInUse('The database is not empty; «--replace» puts the backup in its place');
  await beforeReplacing();
};

/** Attachments first: they lie under their own hash, so that they change nothing until a row points at them. */
const addFiles = async (
  backup: OpenedBackup,
  { files: store, progress, signal }: RestoreOrder,
  shieldKey: ShieldKey | undefined,
) => {
  const added: BackedUpFile[] = [];
  const leftOut: BackedUpFile[] = [];
  try {
    for (const file of backup.manifest.files) {
      signal?.throwIfAborted();
      if (await store.open(file.institute, file.sha256)) continue;
      if (file.sealed && !shieldKey) {
        leftOut.push(file);
        continue;
      }
      await store.keep(file.institute, await backup.file(file, shieldKey));
      added.push(file);
      progress?.(`attachments: ${added.length}`);
    }
  } catch (error) {
    for (const { institute, sha256 } of added) await store.remove(institute, sha256);
    throw error;
  }
  return { added, leftOut };
};

type Refilling = {
  shieldKey: ShieldKey | undefined;
  progress: Progress | undefined;
  signal: AbortSignal | undefined;
};

async function* dumpedTables(backup: OpenedBackup, { shieldKey, progress, signal }: Refilling) {
  for (const { name, columns } of backup.manifest.tables) {
    progress?.(`restoring ${name}`);
    yield { name, columns, lines: untilStopped(backup.lines(name, shieldKey), signal) };
  }
}

async function* untilStopped(lines: AsyncIterable<string>, signal?: AbortSignal): AsyncGenerator<string> {
  for await (const line of lines) {
    signal?.throwIfAborted();
    yield line;
  }
}
