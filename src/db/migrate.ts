import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../root.ts';
import { withOwner } from './owner.ts';
import { prepareRoles } from './roles.ts';

export type Migration = { name: string; sql: string; checksum: string };
export type SchemaState = { applied: string[]; pending: string[] };

/** What is applied, with the checksum of its text then. */
export const migrationsTable = `create table if not exists schema_migrations
  (name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`;

/** A migration that landed and was then edited or lost: nothing is migrated until it is put back. */
export class MigrationRefused extends Error {}

const defaultFolder = join(projectRoot, 'db', 'migrations');

export const readMigrations = (folder = defaultFolder): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

/**
 * Brings the schema up to the newest migration, each in a transaction of its own, under a lock of the database.
 * `appLogin` is the login under which the application connects. Returns what was applied now.
 * @throws MigrationRefused where an applied migration was edited or is missing, with its name.
 */
export const migrate = async (
  ownerUrl: string,
  appLogin: string,
  folder = defaultFolder,
): Promise<string[]> => {
  const migrations = readMigrations(folder);
  return withOwner(ownerUrl, async (owner) => {
    await owner.query(`select pg_advisory_lock(hashtext('relais migrate'))`);
    await prepareRoles(owner, appLogin);
    await owner.query('set role relais_owner');
    await owner.query(migrationsTable);
    const pending = await pendingAfterCheck(owner, migrations);
    for (const migration of pending) {
      await owner.query('begin');
      try {
        await applyMigration(owner, migration);
        await owner.query('commit');
      } catch (error) {
        await owner.query('rollback');
        throw error;
      }
    }
    return pending.map(({ name }) => name);
  });
};

/** What is applied and what waits; `ahead` migrations (known to the database only) are refused like missing ones. */
export const schemaState = async (ownerUrl: string, folder = defaultFolder): Promise<SchemaState> =>
  withOwner(ownerUrl, async (owner) => {
    // Whoever migrates now is waited for: half a schema is no state to judge by.
    await owner.query(`select pg_advisory_lock_shared(hashtext('relais migrate'))`);
    const migrations = readMigrations(folder);
    const { rows } = await owner.query<{ present: boolean }>(
      `select to_regclass('schema_migrations') is not null as present`,
    );
    if (!rows[0]?.present) return { applied: [], pending: migrations.map(({ name }) => name) };
    const pending = await pendingAfterCheck(owner, migrations);
    const waiting = new Set(pending.map(({ name }) => name));
    return {
      applied: migrations.map(({ name }) => name).filter((name) => !waiting.has(name)),
      pending: [...waiting],
    };
  });

const pendingAfterCheck = async (owner: pg.Client, migrations: Migration[]): Promise<Migration[]> => {
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations order by name',
  );
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of rows) {
    const migration = byName.get(name);
    if (!migration)
      throw new MigrationRefused(
        `The database has the migration ${name}, which this version of Relais does not know`,
      );
    if (migration.checksum !== checksum)
      throw new MigrationRefused(`The migration ${name} was edited after it was applied`);
  }
  const applied = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
};

/** Runs one migration in the open transaction of `owner` and notes that it did. */
export const applyMigration = async (owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> => {
  try {
    await owner.query(sql);
  } catch (error) {
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
  await owner.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
};
