import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dump, dumping } from '../db/dump.ts';
import type { TableShape } from '../db/table-shapes.ts';
import type { FileStore } from '../files/store.ts';
import { writeBeside } from '../files/write-beside.ts';
import type { ShieldKey } from '../secrets/shield-key.ts';
import { compressed } from './gzip.ts';
import {
  demoEntry,
  fileEntry,
  type Manifest,
  manifestDigestEntry,
  manifestEntry,
  type Progress,
  placeOfRow,
  sealedTables,
  tableEntry,
} from './manifest.ts';
import { tarWriter } from './tar.ts';

export type BackupOrder = {
  ownerUrl: string;
  files: Pick<FileStore, 'open'>;
  /** Seals lists of persons and pay; the key itself is never in the backup. */
  shieldKey: ShieldKey;
  /** The file that marks the data folder as a demo, where there is one. */
  demoFile: string;
  /** A file, or a folder that is there: then the file is named after the moment. */
  out: string;
  progress?: Progress;
  signal?: AbortSignal;
};

export type MadeBackup = Pick<Manifest, 'trail' | 'missingFiles' | 'madeAt'> & {
  path: string;
  rows: number;
  files: number;
  /** How many of the files are sealed. */
  sealed: number;
};

/** Writes the whole office as of one moment into one file, while others go on working. All or nothing. */
export const makeBackup = async (order: BackupOrder): Promise<MadeBackup> => {
  const madeAt = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const path = await placeOf(order.out, madeAt);
  const manifest = await writeBeside(path, async (file) => {
    const tar = tarWriter(file);
    const made = await dumping(order.ownerUrl, (dump) => writeParts(dump, tar, order, madeAt));
    const text = Buffer.from(`${JSON.stringify(made, undefined, 1)}\n`);
    await tar.entry(manifestEntry, [text]);
    await tar.entry(manifestDigestEntry, [Buffer.from(sha256Of(text))]);
    await tar.end();
    return made;
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { files, trail, missingFiles } = manifest;
  const sealed = files.filter((file) => file.sealed).length;
  return { path, madeAt, rows, files: files.length, sealed, trail, missingFiles };
};

type Tar = ReturnType<typeof tarWriter>;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const placeOf = async (out: string, madeAt: string): Promise<string> => {
  const found = await stat(out).catch(() => undefined);
  return found?.isDirectory() ? join(out, `relais-${madeAt.replaceAll(':', '-')}.tar`) : out;
};

const writeParts = async (dump: Dump, tar: Tar, order: BackupOrder, madeAt: string): Promise<Manifest> => {
  const tables: Manifest['tables'] = [];
  for (const table of dump.tables) tables.push(await writeTable(dump, table, tar, order));
  const { files, missingFiles } = await writeFiles(dump, tar, order);
  const isSealed =
    files.some(({ sealed }) => sealed) || tables.some(({ sealed, rows }) => sealed && rows > 0);
  const mark = await readFile(order.demoFile).catch(() => undefined);
  if (mark) await tar.entry(demoEntry, [mark]);
  return {
    format: 'relais-backup',
    version: 3,
    madeAt,
    migrations: dump.migrations,
    tables,
    files,
    shieldKey: isSealed ? order.shieldKey.fingerprint : null,
    missingFiles,
    demo: mark ? sha256Of(mark) : null,
    trail: dump.heads,
  };
};

const writeTable = async (dump: Dump, table: TableShape, tar: Tar, order: BackupOrder) => {
  const { progress, signal, shieldKey } = order;
  const sealed = sealedTables.includes(table.name);
  const digest = createHash('sha256');
  let rows = 0;
  const bytes = async function* () {
    for await (const row of dump.rows(table)) {
      signal?.throwIfAborted();
      rows += 1;
      if (rows % 1_000 === 0) progress?.(`${table.name}: ${rows} rows`);
      const kept = sealed
        ? Buffer.from(shieldKey.seal(Buffer.from(row), placeOfRow(table.name, rows))).toString('base64')
        : row;
      const line = Buffer.from(`${kept}\n`);
      digest.update(line);
      yield line;
    }
  };
  progress?.(table.name);
  await tar.entry(tableEntry(table.name), compressed(bytes()));
  const columns = table.columns.map(({ name }) => name);
  return { name: table.name, columns, rows, sha256: digest.digest('hex'), sealed };
};

const writeFiles = async (dump: Dump, tar: Tar, order: BackupOrder) => {
  const { files: store, shieldKey, progress, signal } = order;
  const files: Manifest['files'] = [];
  const missingFiles: Manifest['missingFiles'] = [];
  for (const { institute, sha256, required, shielded: sealed } of await dump.files()) {
    signal?.throwIfAborted();
    const bytes = await store.open(institute, sha256);
    // A file that is not what its address says is as good as lost; the restored office says so too.
    if (bytes && sha256Of(bytes) === sha256) {
      const name = fileEntry({ institute, sha256, sealed });
      const size = await tar.entry(name, [sealed ? shieldKey.seal(bytes, sha256) : bytes]);
      files.push({ institute, sha256, size, sealed });
      progress?.(`attachments: ${files.length}`);
    } else if (required) missingFiles.push({ institute, sha256 });
  }
  return { files, missingFiles };
};
