import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { textLines } from '../kernel/text-lines.ts';
import type { ShieldKey } from '../secrets/shield-key.ts';
import { decompressed } from './gzip.ts';
import {
  type BackedUpFile,
  type BackedUpTable,
  demoEntry,
  fileEntry,
  type Manifest,
  manifestDigestEntry,
  manifestEntry,
  placeOfRow,
  tableEntry,
} from './manifest.ts';
import { type TarEntry, tarContent, tarEntries } from './tar.ts';

/** Not a backup, or a damaged one; the sentence says which. */
export class BackupUnreadable extends Error {}

export type OpenedBackup = {
  manifest: Manifest;
  /** A table's rows, those of a sealed one with the key only: without it they are checked and left out. @throws BackupUnreadable after the last one where they are not those that were written. */
  lines(table: string, shieldKey?: ShieldKey): AsyncGenerator<string>;
  /** The mark of a demo, where this is one. @throws BackupUnreadable where it is not what was written. */
  demoMark(): Promise<Uint8Array | undefined>;
  /** An attachment's bytes, opened with the key where it is sealed. @throws BackupUnreadable where they are not those that were written. */
  file(file: BackedUpFile, shieldKey: ShieldKey | undefined): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Opens a backup and checks its list of contents; the contents themselves are checked as they are read. */
export const openBackup = async (path: string): Promise<OpenedBackup> => {
  const unreadable = (reason: string) => new BackupUnreadable(`${path} cannot be read: ${reason}`);
  const file = await open(path, 'r').catch((error: Error) => {
    throw unreadable(error.message);
  });
  try {
    const entries = await tarEntries(file);
    const content = (name: string): AsyncGenerator<Uint8Array> => tarContent(file, entryOf(entries, name));
    const manifestBytes = await bytesOf(content(manifestEntry));
    const digest = Buffer.from(await bytesOf(content(manifestDigestEntry))).toString('latin1');
    if (digest !== sha256Of(manifestBytes)) throw new Error('its list of contents is damaged');
    const manifest = asManifest(manifestBytes);
    return {
      manifest,
      demoMark: async () => {
        if (manifest.demo === null) return undefined;
        const bytes = await bytesOf(content(demoEntry));
        if (sha256Of(bytes) !== manifest.demo) throw unreadable(`${demoEntry} is damaged`);
        return bytes;
      },
      lines: (table, shieldKey) =>
        tableLines({ manifest, name: table, content: content(tableEntry(table)), shieldKey, unreadable }),
      file: async (address, shieldKey) => {
        const stored = await bytesOf(content(fileEntry(address)));
        const bytes = address.sealed ? unsealed(stored, address.sha256, shieldKey) : stored;
        if (!bytes || sha256Of(bytes) !== address.sha256)
          throw unreadable(`${fileEntry(address)} is damaged`);
        return bytes;
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw unreadable((error as Error).message);
  }
};

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const entryOf = (entries: ReadonlyMap<string, TarEntry>, name: string): TarEntry => {
  const entry = entries.get(name);
  if (!entry) throw new Error(`it has no ${name}`);
  return entry;
};

const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces);
};

/** Undefined where the tag says that it is not what was sealed. */
const unsealed = (stored: Uint8Array, sha256: string, shieldKey?: ShieldKey): Uint8Array | undefined => {
  if (!shieldKey) throw new Error('A sealed file was asked for without its key');
  try {
    return shieldKey.open(stored, sha256);
  } catch {
    return undefined;
  }
};

const asManifest = (bytes: Uint8Array): Manifest => {
  const manifest = JSON.parse(Buffer.from(bytes).toString('utf8')) as Manifest | EarlierManifest;
  if (manifest.format !== 'relais-backup') throw new Error('it is no backup');
  if (manifest.version === 3) return manifest;
  const tables = manifest.tables.map((table) => ({ ...table, sealed: false }));
  if (manifest.version === 2) return { ...manifest, version: 3, tables };
  if (manifest.version === 1)
    return {
      ...manifest,
      version: 3,
      tables,
      files: manifest.files.map((file) => ({ ...file, sealed: false })),
      shieldKey: null,
    };
  const { version } = manifest as { version: unknown };
  throw new Error(`it is of the format ${version}, made by a newer Relais`);
};

type EarlierTables = { tables: Omit<BackedUpTable, 'sealed'>[] };

/** As it was before rows were sealed, and before files were. */
type EarlierManifest =
  | (Omit<Manifest, 'version' | 'tables'> & EarlierTables & { version: 2 })
  | (Omit<Manifest, 'version' | 'tables' | 'files' | 'shieldKey'> &
      EarlierTables & { version: 1; files: Omit<BackedUpFile, 'sealed'>[] });

type TableReading = {
  manifest: Manifest;
  name: string;
  content: AsyncIterable<Uint8Array>;
  shieldKey: ShieldKey | undefined;
  unreadable: (reason: string) => Error;
};

async function* tableLines(reading: TableReading): AsyncGenerator<string> {
  const { manifest, name, content, shieldKey, unreadable } = reading;
  const stated = manifest.tables.find((table) => table.name === name);
  const digest = createHash('sha256');
  let rows = 0;
  try {
    for await (const line of textLines(decompressed(content), 512 * 1024 * 1024)) {
      rows += 1;
      digest.update(line).update('\n');
      if (!stated?.sealed) yield line;
      else if (shieldKey) {
        const place = placeOfRow(name, rows);
        yield Buffer.from(shieldKey.open(Buffer.from(line.toString(), 'base64'), place)).toString('utf8');
      }
    }
  } catch (error) {
    throw error instanceof BackupUnreadable
      ? error
      : unreadable(`${name} is damaged (${(error as Error).message})`);
  }
  if (rows !== stated?.rows || digest.digest('hex') !== stated.sha256) throw unreadable(`${name} is damaged`);
}
