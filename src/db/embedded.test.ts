import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../root.ts';
import { openEmbedded } from './embedded.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-embedded-'));
// Over the 107 bytes of a socket's path, with a blank and an accent, as on someone's desk.
const folder = join(root, 'Mes données partagées', 'x'.repeat(120), 'database');
after(() => rmSync(root, { recursive: true, force: true }));

const pidFile = join(folder, 'cluster', 'postmaster.pid');
const serverPid = (): number => Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
const serves = (): boolean => existsSync(pidFile);

const query = async <T extends object>(url: string, text: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<T>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
};

type Counting = { child: ChildProcess; counted: () => number; until: (n: number) => Promise<void> };

/** A program in a process of its own, and the last number that it said was committed. */
const begin = (name: string): Counting => {
  const program = join(projectRoot, 'test', 'support', 'counting-program.ts');
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, [program, folder, name], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let last = 0;
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => {
    last = Number(line);
  });
  const until = async (n: number): Promise<void> => {
    while (last < n) {
      assert.equal(child.exitCode, null, `${name} ended`);
      await Promise.race([once(lines, 'line'), ended]);
    }
  };
  return { child, counted: () => last, until };
};

const end = async ({ child }: Counting, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

test('ten programs start at once on a new folder, nine are killed, and no row is lost or doubled', async () => {
  const programs = Array.from({ length: 10 }, (_, index) => begin(`p${index}`));
  await Promise.all(programs.map((program) => program.until(10)));
  const [survivor, ...others] = programs as [Counting, ...Counting[]];
  await Promise.all(others.map((program) => end(program, 'SIGKILL')));
  await survivor.until(survivor.counted() + 10);
  await end(survivor, 'SIGTERM');
  assert.equal(survivor.child.exitCode, 0);
  assert.equal(serves(), false, 'the last one out stops the server');

  const embedded = await openEmbedded({ folder, purpose: 'test' });
  const rows = await query<{ program: string; rows: number; last: number }>(
    embedded.url('relais_owner'),
    'select program, count(*)::int as rows, max(n) as last from counted group by 1 order by 1',
  );
  await embedded.close();
  assert.deepEqual(
    rows.map(({ program }) => program),
    programs.map((_, index) => `p${index}`),
  );
  for (const [index, { rows: stored, last }] of rows.entries()) {
    assert.equal(stored, last, 'no gap, nothing twice');
    const said = programs[index]!.counted();
    assert.ok(stored === said || stored === said + 1, `${stored} stored, ${said} said to be committed`);
  }
});

test('a second program joins the server that runs; the first may leave before it', async () => {
  const first = await openEmbedded({ folder, purpose: 'serve' });
  const pid = serverPid();
  const second = await openEmbedded({ folder, purpose: 'cli' });
  assert.equal(serverPid(), pid);
  assert.deepEqual(await second.others(), [{ pid: process.pid, purpose: 'serve' }]);
  await first.close();
  assert.deepEqual(await second.others(), []);
  assert.equal((await query(second.url('relais_app'), 'select 1')).length, 1);
  await second.close();
  assert.equal(serves(), false);
});

test('a server whose program was killed is joined by the next program, and stopped with it', async () => {
  const program = begin('orphan');
  await program.until(5);
  const pid = serverPid();
  await end(program, 'SIGKILL');
  const next = await openEmbedded({ folder, purpose: 'cli' });
  assert.equal(serverPid(), pid);
  assert.deepEqual(await next.others(), [], 'whoever was killed does not count');
  await next.close();
  assert.equal(serves(), false);
});

test('a server that was killed itself recovers at the next start', async () => {
  const program = begin('recovered');
  await program.until(20);
  const pid = serverPid();
  process.kill(pid, 'SIGKILL');
  await end(program, 'SIGKILL');
  const next = await openEmbedded({ folder, purpose: 'cli' });
  assert.notEqual(serverPid(), pid);
  const [found] = await query<{ n: number }>(
    next.url('relais_owner'),
    `select count(*)::int as n from counted where program = 'recovered'`,
  );
  assert.ok(found!.n >= program.counted(), `${found!.n} stored, ${program.counted()} said to be committed`);
  await next.close();
});

test('a server that ends under a program is started again on demand, once', async () => {
  const embedded = await openEmbedded({ folder, purpose: 'serve' });
  const pid = serverPid();
  process.kill(pid, 'SIGKILL');
  for (let asked = 0; asked < 5; asked += 1) embedded.revive();
  const answers = () =>
    query(embedded.url('relais_app'), 'select 1').then(
      () => true,
      () => false,
    );
  const deadline = Date.now() + 20_000;
  while (!(await answers())) {
    assert.ok(Date.now() < deadline, 'the server came back');
    embedded.revive();
    await pause(50);
  }
  assert.notEqual(serverPid(), pid);
  await embedded.close();
  assert.equal(serves(), false);
});

test('only its owner can look into the folder and reach the server, and nothing listens on the network', async () => {
  const embedded = await openEmbedded({ folder, purpose: 'cli' });
  const socket = new URL(embedded.url('relais_app').replace('@/', '@localhost/')).searchParams.get('host')!;
  for (const path of [folder, join(folder, 'cluster'), socket])
    assert.equal(statSync(path).mode & 0o077, 0, path);
  assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600);
  const [listens] = await query<{ listen_addresses: string }>(
    embedded.url('relais_owner'),
    'show listen_addresses',
  );
  assert.equal(listens!.listen_addresses, '');
  const wrong = embedded.url('relais_owner').replace(/:[0-9a-f]{48}@/, ':wrong@');
  await assert.rejects(query(wrong, 'select 1'), { code: '28P01' });
  await embedded.close();
});

test('what is written outlives a power cut: nothing is traded for speed', async () => {
  const embedded = await openEmbedded({ folder, purpose: 'cli' });
  const rows = await query<{ name: string; setting: string }>(
    embedded.url('relais_owner'),
    `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by 1`,
  );
  assert.deepEqual(
    rows.map(({ setting }) => setting),
    ['on', 'on', 'on', 'on'],
  );
  await embedded.close();
});
