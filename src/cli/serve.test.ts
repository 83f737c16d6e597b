import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { relais, serving } from '../../test/support/relais-program.ts';
import { newId } from '../kernel/id.ts';
import { paths } from '../paths.ts';
import { projectRoot } from '../root.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-serve-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A port that is free now, so that the server has the same address after a restart. */
const freePort = async (): Promise<number> => {
  const taker = createServer().listen(0, '127.0.0.1');
  await once(taker, 'listening');
  const { port } = taker.address() as { port: number };
  taker.close();
  await once(taker, 'close');
  return port;
};

const port = await freePort();
const office = { RELAIS_DATA: join(root, 'data'), PORT: String(port) };
const address = `http://127.0.0.1:${port}`;
const pidFile = join(office.RELAIS_DATA, 'database', 'cluster', 'postmaster.pid');
const databasePid = (): number => Number.parseInt(readFileSync(pidFile, 'utf8'), 10);

const post = (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, cookie },
    body: new URLSearchParams(fields),
  });

const json = async <T>(args: readonly string[]): Promise<T> => {
  const { code, out, err } = await relais([...args, '--json'], office);
  assert.equal(code, 0, err);
  return JSON.parse(out) as T;
};

/** What is stored, as the trail and its receipts tell it: name of the command, and how often. */
const trailAndReceipts = async (): Promise<{ verdict: string; registered: number }> => {
  const file = join(root, 'trail.jsonl');
  await json(['audit', 'export', '--out', file, '--institute', 'ifsi']);
  const { verdict } = await json<{ verdict: string }>(['audit', 'verify', file]);
  const lines = readFileSync(file, 'utf8').split('\n');
  return { verdict, registered: lines.filter((line) => line.includes('"register-organisation"')).length };
};

const organisation = (commandId: string) => ({
  command_id: commandId,
  name: `Union ${commandId}`,
  kind: 'national_union',
  country: 'BJ',
});

/** Sends the form; where it was saved, the address of what was made. */
const register = async (cookie: string, commandId: string): Promise<string | number> => {
  const answer = await post(paths.newOrganisation(), organisation(commandId), cookie);
  await answer.arrayBuffer();
  return answer.status === 303 ? String(answer.headers.get('location')) : answer.status;
};

// Each test goes on with the office that the one before it left.
describe('a server on one data folder', { concurrency: 1 }, () => {
  let cookie = '';

  test('an invited person sets a password and is in', async () => {
    await json(['institute', 'found', 'ifsi', '--name', 'Institut']);
    const ana = ['user', 'invite', 'ana@example.org', '--institute', 'ifsi', '--name', 'Ana'];
    const { link } = await json<{ link: string }>([...ana, '--role', 'programme_officer']);
    const server = await serving(office);
    assert.equal(server.address, address);
    const entered = await post(new URL(link).pathname, { password: 'correct horse battery staple' });
    assert.equal(entered.status, 303);
    cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    assert.match(String(await register(cookie, newId())), /^\/organisations/);
    await server.end('SIGTERM');
  });

  test('killed with its database while eight people save: what was answered is there, once, and so is what is sent again', async () => {
    const server = await serving(office);
    const saved = new Map<string, string>();
    const sent: string[] = [];
    let killed = false;
    const person = async (): Promise<void> => {
      while (!killed) {
        const id = newId();
        sent.push(id);
        const where = await register(cookie, id).catch(() => undefined);
        if (typeof where === 'string') saved.set(id, where);
        if (saved.size >= 80 && !killed) {
          killed = true;
          const pid = databasePid();
          await server.end('SIGKILL');
          process.kill(pid, 'SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, person));
    assert.ok(sent.length > saved.size, 'someone was waiting for an answer');

    const again = await serving(office);
    const after = await trailAndReceipts();
    assert.equal(after.verdict, 'whole');
    assert.ok(after.registered - 1 >= saved.size && after.registered - 1 <= sent.length);
    for (const id of sent) {
      const where = await register(cookie, id);
      assert.equal(typeof where, 'string');
      if (saved.has(id)) assert.equal(where, saved.get(id), 'the first outcome comes back');
    }
    assert.deepEqual(await trailAndReceipts(), { verdict: 'whole', registered: sent.length + 1 });
    await again.end('SIGTERM');
  });

  test('the database goes away under a server: a page says so, nothing is half saved, and it comes back by itself', async () => {
    const server = await serving(office);
    const before = await trailAndReceipts();
    process.kill(databasePid(), 'SIGKILL');
    const id = newId();
    const seen = new Set<number>();
    const deadline = Date.now() + 30_000;
    let where: string | number = 0;
    while (typeof where === 'number' && Date.now() < deadline) {
      where = await register(cookie, id);
      if (typeof where === 'number') seen.add(where);
    }
    assert.deepEqual([...seen], [503]);
    assert.match(String(where), /^\/organisations/);
    assert.equal((await fetch(`${address}/healthz`)).status, 200);
    assert.deepEqual(await trailAndReceipts(), { verdict: 'whole', registered: before.registered + 1 });
    await server.end('SIGTERM');
  });

  test('Ctrl-C ends it within three seconds, with its database, also while a browser holds a connection', async () => {
    const server = await serving(office);
    const database = databasePid();
    const holding = connect(port, '127.0.0.1');
    await once(holding, 'connect');
    holding.write(`GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive\r\n\r\n`);
    await once(holding, 'data');
    holding.write('GET /never-ends HTTP/1.1\r\n');
    holding.on('error', () => {});
    const began = Date.now();
    assert.equal(await server.end('SIGINT'), 0);
    const took = Date.now() - began;
    assert.ok(took < 3_000, `${took} ms`);
    assert.equal(existsSync(pidFile), false);
    assert.throws(() => process.kill(database, 0), { code: 'ESRCH' });
    holding.destroy();
  });
});

const asPeopleRun = (more: NodeJS.ProcessEnv = {}) => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawn(join(projectRoot, 'bin', 'relais'), ['serve'], {
    env: { ...env, ...office, DATABASE_URL: '', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
};

const posixOnly = { skip: process.platform === 'win32', timeout: 60_000 };

test('the program that people run gives back what starting took', posixOnly, async (t) => {
  const probe = join(root, 'probe.mjs');
  await writeFile(
    probe,
    `const collect = globalThis.gc;
     if (collect) globalThis.gc = (how) => { collect(how); console.log('collected', how.flavor); };`,
  );
  const child = asPeopleRun({ NODE_OPTIONS: `--import=${pathToFileURL(probe)}` });
  const closed = once(child, 'close');
  t.after(() => child.exitCode === null && process.kill(-child.pid!, 'SIGKILL'));
  for await (const line of createInterface({ input: child.stdout! }))
    if (line === 'collected last-resort') process.kill(-child.pid!, 'SIGINT');
  await closed;
  assert.equal(child.exitCode, 0);
});

test('the program that people run stops the same way', { skip: process.platform === 'win32' }, async () => {
  const child = asPeopleRun();
  await once(child.stdout!, 'data');
  const began = Date.now();
  // As a terminal does: the starter and the server both hear it.
  process.kill(-child.pid!, 'SIGINT');
  await once(child, 'close');
  assert.equal(child.exitCode, 0);
  assert.ok(Date.now() - began < 3_000, `${Date.now() - began} ms`);
  assert.equal(existsSync(pidFile), false);
});
