import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { relais, serving } from '../../test/support/relais-program.ts';
import { readConfig } from '../config.ts';
import { openEmbedded } from '../db/embedded.ts';
import { openPlace } from '../db/open.ts';
import { withOwner } from '../db/owner.ts';
import { folderStore } from '../files/store.ts';

const binaries = process.env.RELAIS_TEST_POSTGRES ?? '/usr/lib/postgresql/15/bin';
const isThere = existsSync(join(binaries, 'postgres'));
if (!isThere)
  console.error('NOT RUN: carrying an office to a PostgreSQL of one’s own; this machine has none of its own');

// Each test goes on where the one before it stopped.
describe('an office and a PostgreSQL server of one’s own', { concurrency: 1, skip: !isThere }, async () => {
  const root = mkdtempSync(join(tmpdir(), 'relais-carry-'));
  const server = isThere
    ? await openEmbedded({ folder: join(root, 'server'), purpose: 'test', binaries, settings: ['fsync=off'] })
    : undefined;
  after(async () => {
    await server?.close();
    rmSync(root, { recursive: true, force: true });
  });
  const url = (role: 'relais_owner' | 'relais_app', database?: string): string =>
    server?.url(role, database) ?? '';
  const embedded = { RELAIS_DATA: join(root, 'data') };
  const far = {
    RELAIS_DATA: join(root, 'far'),
    DATABASE_URL: url('relais_app'),
    DATABASE_OWNER_URL: url('relais_owner'),
  };

  const good = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
    const { code, out, err } = await relais(args, env);
    assert.deepEqual({ code, err }, { code: 0, err: '' }, out);
    return out;
  };
  const heads = async (env: NodeJS.ProcessEnv): Promise<string[]> => {
    const out = await good(['audit', 'export', '--out', join(root, 'trail.jsonl'), '--json'], env);
    await good(['audit', 'verify', join(root, 'trail.jsonl')], env);
    return (JSON.parse(out) as { chains: { headHash: string }[] }).chains.map(({ headHash }) => headHash);
  };

  const list = Buffer.from('a signed list of persons');
  const listHash = createHash('sha256').update(list).digest('hex');
  let institute = '';
  const keyOf = (env: { RELAIS_DATA: string }): string => join(env.RELAIS_DATA, 'keys', 'shield.key');
  const storeOf = (env: { RELAIS_DATA: string }) => folderStore(join(env.RELAIS_DATA, 'files'));
  const listIn = (env: { RELAIS_DATA: string }) => storeOf(env).open(institute, listHash);
  const attachList = async (): Promise<void> => {
    const place = await openPlace(readConfig(embedded), 'cli');
    try {
      await withOwner(place.ownerUrl, async (owner) => {
        await owner.query('set role relais_owner');
        const { rows } = await owner.query<{ id: string }>(
          `insert into documents (institute_id, id, subject_kind, subject_id, title, class, file_name, sha256, added_by_name, entry_no)
           select id, gen_random_uuid(), 'institute', id, 'a list', 'list_of_persons', 'list.pdf', $1, 'Ana', 1 from institutes
           returning institute_id as id`,
          [listHash],
        );
        institute = rows[0]!.id;
      });
    } finally {
      await place.close();
    }
    await storeOf(embedded).keep(institute, list);
  };

  test('a server that is bare or behind is not served and not written to, but migrated on request', async () => {
    await assert.rejects(
      serving(far),
      /The database is behind by \d+ migrations: run «relais migrate» first/,
    );
    const founding = await relais(['institute', 'found', 'ifsi', '--name', 'Institut'], far);
    assert.deepEqual([founding.code, /behind by \d+ migrations/.test(founding.err)], [1, true]);
    assert.match(await good(['migrate'], far), /^applied 0001-/);
    assert.equal(await good(['migrate'], far), 'Nothing to migrate\n');
  });

  test('a backup of the embedded database carries the office there', async () => {
    await good(['institute', 'found', 'ifsi', '--name', 'Institut'], embedded);
    const ana = ['user', 'invite', 'ana@example.org', '--institute', 'ifsi', '--name', 'Ana'];
    await good([...ana, '--role', 'director'], embedded);
    await attachList();
    const said = await good(['backup', '--out', join(root, 'office.tar')], embedded);
    assert.match(said, /1 attachments, 1 of them sealed\n/);
    assert.ok(said.includes(`opens with ${keyOf(embedded)} alone, so keep a copy of that elsewhere`));
    const refused = await relais(['restore', join(root, 'office.tar')], far);
    assert.deepEqual([refused.code, refused.out], [1, '']);
    assert.match(refused.err, /shield key [0-9a-f]{32}.+--shield-key FILE.+--without-shielded\n$/);
    const wrong = await relais(['restore', join(root, 'office.tar'), '--shield-key', 'none'], far);
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    await good(['restore', join(root, 'office.tar'), '--shield-key', keyOf(embedded)], far);
    assert.deepEqual(await listIn(far), list);
    assert.equal(readFileSync(keyOf(far), 'utf8'), readFileSync(keyOf(embedded), 'utf8'));
    assert.deepEqual(await heads(far), await heads(embedded));
  });

  test('what an office was before is saved under the key that came with the one that replaces it', async () => {
    const third = { RELAIS_DATA: join(root, 'third') };
    await good(['institute', 'found', 'other', '--name', 'Other'], third);
    const replace = ['restore', join(root, 'office.tar'), '--replace', '--shield-key', keyOf(embedded)];
    const { code, err } = await relais(replace, third);
    assert.deepEqual([code, /^What is replaced is saved in .+\n$/.test(err)], [0, true], err);
    assert.equal(readFileSync(keyOf(third), 'utf8'), readFileSync(keyOf(embedded), 'utf8'));
  });

  test('there it is served, and not restored or migrated meanwhile, wherever that is asked', async () => {
    const running = await serving(far);
    try {
      assert.equal((await fetch(`${running.address}/healthz`)).status, 200);
      const elsewhere = { ...far, RELAIS_DATA: join(root, 'another machine') };
      for (const env of [far, elsewhere])
        for (const args of [['migrate'], ['restore', join(root, 'office.tar'), '--replace']]) {
          const { code, err } = await relais(args, env);
          assert.deepEqual([code, /A server \(process \d+\) works on this database/.test(err)], [1, true]);
        }
    } finally {
      await running.end('SIGTERM');
    }
  });

  test('the owner of the tables is refused as the application’s login', async () => {
    const { code, err } = await relais(['migrate'], { ...far, DATABASE_URL: url('relais_owner') });
    assert.deepEqual([code, /must not log in as relais_owner/.test(err)], [1, true]);
  });

  test('a database that is ahead of this version is not served; the migration is named', async () => {
    const change = (text: string) => withOwner(url('relais_owner'), (owner) => owner.query(text));
    await change(`insert into schema_migrations values ('9999-later.sql', 'x', now())`);
    await assert.rejects(serving(far), /9999-later\.sql, which this version of Relais does not know/);
    await change(`delete from schema_migrations where name = '9999-later.sql'`);
  });

  test('and back: into another folder, and into a server where one login is all there is', async () => {
    await good(['backup', '--out', join(root, 'far.tar')], far);
    const back = { RELAIS_DATA: join(root, 'back') };
    await good(['restore', join(root, 'far.tar'), '--shield-key', keyOf(far)], back);
    assert.deepEqual(await listIn(back), list);
    await withOwner(server!.url('postgres', 'postgres'), async (admin) => {
      await admin.query(`create role office login createrole password 'words'`);
      await admin.query('create database second owner office');
    });
    const address = new URL(url('relais_owner', 'second').replace('@/', '@localhost/'));
    const oneLogin = {
      RELAIS_DATA: join(root, 'one'),
      DATABASE_URL: `postgresql://office:words@/second${address.search}`,
    };
    const rest = await good(['restore', join(root, 'far.tar'), '--without-shielded', '--json'], oneLogin);
    const { files, leftOut } = JSON.parse(rest) as { files: number; leftOut: { sha256: string }[] };
    assert.deepEqual([files, leftOut.map(({ sha256 }) => sha256)], [0, [listHash]]);
    assert.equal(await listIn(oneLogin), undefined);
    assert.deepEqual(await heads(back), await heads(far));
    assert.deepEqual(await heads(oneLogin), await heads(far));
    const bea = ['user', 'invite', 'bea@example.org', '--institute', 'ifsi', '--name', 'Bea'];
    assert.match(await good([...bea, '--role', 'director'], oneLogin), /\/link\//);
  });
});
