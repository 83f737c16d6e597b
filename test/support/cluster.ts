import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import type { Database } from '../../src/db/database.ts';
import { openEmbedded } from '../../src/db/embedded.ts';
import { migrate, readMigrations } from '../../src/db/migrate.ts';
import { type DatabasePlace, embeddedPlace } from '../../src/db/open.ts';
import { withProgramLock } from '../../src/db/program-lock.ts';
import { projectRoot } from '../../src/root.ts';

/** PostgreSQL's programs to test on: the machine's own where the variable names them, else the pinned ones. */
const binaries = process.env.RELAIS_TEST_POSTGRES;

const clusterFolder = join(
  tmpdir(),
  `relais-test-${createHash('sha256')
    .update(`${projectRoot} ${binaries ?? 'pinned'} ${process.getuid?.()}`)
    .digest('hex')
    .slice(0, 8)}`,
);

/** A cloned, migrated database of the caller's own, or a bare one; it is dropped when the process's tests have ended. */
export const testPlace = async (content: 'migrated' | 'bare' = 'migrated'): Promise<DatabasePlace> => {
  const embedded = await openEmbedded({
    folder: clusterFolder,
    purpose: 'test',
    settings: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'autovacuum=off',
      'max_connections=200',
    ],
    ...(binaries ? { binaries } : {}),
  });
  const admin = embedded.url('postgres', 'postgres');
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const template =
    content === 'bare'
      ? 'template1'
      : await ensureTemplate(admin, (database) => embeddedPlace(embedded, database));
  await statements(
    admin,
    `create database ${name} template ${template} owner relais_owner strategy file_copy`,
  );
  const closers: (() => Promise<void>)[] = [];
  after(async () => {
    // Closed first: dropping with force would end connections in the middle of what they do.
    for (const close of closers) await close();
    await statements(admin, `drop database if exists ${name} with (force)`);
    await embedded.close();
  });
  const place = embeddedPlace(embedded, name);
  const open = (size?: { connections: number }): Database => {
    // A loaded machine is no server that is away.
    const db = place.open({ patience: 60_000, ...size });
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= db.close());
    closers.push(close);
    return { ...db, close };
  };
  return { ...place, open };
};

/**
 * The database of this process, opened for the application: test files that share a process share it, each with institutes of its
 * own. Await it at the top of a test file, outside its tests and hooks.
 */
export const testDatabase = (): Promise<Database> => (shared ??= testPlace().then((place) => place.open()));
let shared: Promise<Database> | undefined;

/** One that nobody else writes to: for what reads every institute there is, as the donor does. */
export const ownDatabase = async (): Promise<Database> => (await testPlace()).open();

/** One template a set of migrations: an edited or renumbered migration gets a template of its own. */
const ensureTemplate = async (
  admin: string,
  placeOf: (database: string) => DatabasePlace,
): Promise<string> => {
  const digest = createHash('sha256');
  for (const { name, checksum } of readMigrations()) digest.update(`${name} ${checksum}\n`);
  const name = `template_${digest.digest('hex').slice(0, 12)}`;
  await withProgramLock(`${clusterFolder} template`, 120, async () => {
    if (await exists(admin, name)) return;
    await statements(
      admin,
      `drop database if exists ${name}_making`,
      `create database ${name}_making owner relais_owner`,
    );
    const place = placeOf(`${name}_making`);
    await migrate(place.ownerUrl, place.appLogin);
    await statements(admin, `alter database ${name}_making rename to ${name}`);
  });
  return name;
};

const exists = async (url: string, database: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  await client.end();
  return rowCount === 1;
};

const statements = async (url: string, ...texts: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
};
