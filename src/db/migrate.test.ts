import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { testPlace } from '../../test/support/cluster.ts';
import { MigrationRefused, migrate, schemaState } from './migrate.ts';
import type { DatabasePlace } from './open.ts';
import { withOwner } from './owner.ts';

let folder: string;
let place: DatabasePlace;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-migrations-'));
  place = (await places.next()).value as DatabasePlace;
});
afterEach(() => rmSync(folder, { recursive: true }));

// A test file's databases are made at its top.
const bare = [];
for (let count = 0; count < 6; count += 1) bare.push(await testPlace('bare'));
const places = bare.values();

const write = (name: string, sql: string): void => writeFileSync(join(folder, `${name}.sql`), sql);
const up = (): Promise<string[]> => migrate(place.ownerUrl, place.appLogin, folder);
const tables = (): Promise<string[]> =>
  withOwner(place.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    return rows.map(({ name }) => name);
  });

test('migrations run once each, in the order of their names, and belong to the owner', async () => {
  write('0002-b', 'alter table a add column b int');
  write('0001-a', 'create table a (id int)');
  assert.deepEqual(await schemaState(place.ownerUrl, folder), {
    applied: [],
    pending: ['0001-a.sql', '0002-b.sql'],
  });
  assert.deepEqual(await up(), ['0001-a.sql', '0002-b.sql']);
  assert.deepEqual(await up(), []);
  write('0003-c', 'create table c (id int)');
  assert.deepEqual(await schemaState(place.ownerUrl, folder), {
    applied: ['0001-a.sql', '0002-b.sql'],
    pending: ['0003-c.sql'],
  });
  assert.deepEqual(await up(), ['0003-c.sql']);
  const owners = await withOwner(place.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `select distinct relowner::regrole::text as owner from pg_class where relnamespace = 'public'::regnamespace`,
    );
    return rows;
  });
  assert.deepEqual(owners, [{ owner: 'relais_owner' }]);
});

test('an edited migration is refused by its name, and nothing that waits is applied', async () => {
  write('0001-a', 'create table a (id int)');
  await up();
  write('0001-a', 'create table a (id bigint)');
  write('0002-b', 'create table b (id int)');
  const refusal = { name: 'Error', message: /0001-a\.sql was edited/ };
  await assert.rejects(up(), refusal);
  await assert.rejects(schemaState(place.ownerUrl, folder), MigrationRefused);
  assert.deepEqual(await tables(), ['a', 'schema_migrations']);
});

test('a missing migration is refused by its name: the database is ahead, or a file was lost', async () => {
  write('0001-a', 'create table a (id int)');
  write('0002-b', 'create table b (id int)');
  await up();
  rmSync(join(folder, '0002-b.sql'));
  await assert.rejects(up(), /has the migration 0002-b\.sql, which this version of Relais does not know/);
  await assert.rejects(schemaState(place.ownerUrl, folder), MigrationRefused);
});

test('a migration that fails leaves nothing of itself and all before it, and is named', async () => {
  write('0001-a', 'create table a (id int)');
  write('0002-b', 'create table b (id int); select 1 / 0');
  await assert.rejects(up(), /0002-b\.sql failed: division by zero/);
  assert.deepEqual(await tables(), ['a', 'schema_migrations']);
  write('0002-b', 'create table b (id int)');
  assert.deepEqual(await up(), ['0002-b.sql']);
});

test('two that migrate at once apply each migration once', async () => {
  for (let no = 1; no <= 8; no += 1) write(`000${no}-t`, `create table t${no} (id int)`);
  const applied = await Promise.all([up(), up(), up()]);
  assert.equal(applied.flat().length, 8);
  assert.equal(new Set(applied.flat()).size, 8);
  assert.equal((await tables()).length, 9);
});

test('who asks for the state while another migrates is told the state after it, never a part', async () => {
  const place = await testPlace('bare');
  let isMigrating = true;
  const migrating = migrate(place.ownerUrl, place.appLogin).finally(() => {
    isMigrating = false;
  });
  const parts = [];
  while (isMigrating) {
    const { applied, pending } = await schemaState(place.ownerUrl);
    if (applied.length > 0 && pending.length > 0) parts.push(pending.length);
  }
  await migrating;
  assert.deepEqual(parts, []);
});
