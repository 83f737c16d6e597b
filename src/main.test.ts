import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { restoreBackup } from './backup/restore-backup.ts';
import { readConfig } from './config.ts';
import { migrate, readMigrations, schemaState } from './db/migrate.ts';
import { openPlace } from './db/open.ts';
import { withOwner } from './db/owner.ts';
import { folderStore } from './files/store.ts';
import { startServer } from './main.ts';
import { projectRoot } from './root.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-main-'));
after(() => rmSync(root, { recursive: true, force: true }));
const config = { ...readConfig({ RELAIS_DATA: join(root, 'data'), PORT: '0' }) };

const users = (ownerUrl: string): Promise<string[]> =>
  withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ email: string }>('select email from users order by 1');
    return rows.map(({ email }) => email);
  });

test('a server saves the office of the version before, brings it up, and what it saved can be brought back', async () => {
  const [latest] = readMigrations().slice(-1);
  const before = join(root, 'migrations');
  cpSync(join(projectRoot, 'db', 'migrations'), before, { recursive: true });
  rmSync(join(before, latest!.name));

  const place = await openPlace(config, 'cli');
  await migrate(place.ownerUrl, place.appLogin, before);
  await withOwner(place.ownerUrl, (owner) =>
    owner.query(
      `insert into users (id, email, name, language) values (gen_random_uuid(), 'ana@example.org', 'Ana', 'fr')`,
    ),
  );
  assert.deepEqual((await schemaState(place.ownerUrl)).pending, [latest!.name]);

  const server = await startServer(config);
  await server.close();
  assert.deepEqual((await schemaState(place.ownerUrl)).pending, []);
  const saved = readdirSync(join(config.dataFolder, 'backups'));
  assert.equal(saved.length, 1);

  await withOwner(place.ownerUrl, (owner) =>
    owner.query(`delete from users where email = 'ana@example.org'`),
  );
  await restoreBackup({
    from: join(config.dataFolder, 'backups', saved[0]!),
    place,
    files: folderStore(join(config.dataFolder, 'files')),
    demoFile: join(config.dataFolder, 'demo.json'),
    beforeReplacing: async () => {},
  });
  assert.deepEqual(await users(place.ownerUrl), ['ana@example.org', 'system@relais.invalid']);
  assert.deepEqual((await schemaState(place.ownerUrl)).pending, [], 'the migrations since are applied too');
  await place.close();
});

test('a server that cannot listen says so and leaves nothing running', async () => {
  const server = await startServer(config);
  await assert.rejects(
    startServer({ ...config, port: server.port }),
    /port \d+ is in use; PORT names another/,
  );
  await server.close();
  assert.equal(readdirSync(join(config.dataFolder, 'database', 'cluster')).includes('postmaster.pid'), false);
});
