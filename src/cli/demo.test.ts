import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { newDemoFile, readDemoFile, writeDemoFile } from '../../db/demo/demo-file.ts';
import { relais, serving } from '../../test/support/relais-program.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { paths } from '../paths.ts';

describe('the demo on the command line', { concurrency: true }, () => {
  const bare = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  };

  test('the sign-ins are one JSON document with e-mail, password, role and institute of each', async () => {
    const folder = bare();
    const person = { email: 'a@b.example', name: 'A', role: 'director', institute: 'ism', partner: null };
    const demo = newDemoFile('2026-11-24' as CalendarDay);
    const signIns = [{ ...person, password: demo.password }];
    await writeDemoFile(folder, { ...demo, signIns });
    const { code, out } = await relais(['demo', 'sign-ins', '--json'], { RELAIS_DATA: folder });
    assert.deepEqual([code, JSON.parse(out)], [0, signIns]);
    const { out: table } = await relais(['demo', 'sign-ins'], { RELAIS_DATA: folder });
    assert.match(table, new RegExp(`a@b\\.example +${demo.password} +director +ism +A`));
  });

  test('where there is no demo, its sign-ins are asked for in vain', async () => {
    const { code, out, err } = await relais(['demo', 'sign-ins'], { RELAIS_DATA: bare() });
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /«relais demo» loads it/);
  });

  test('loaded by two programs at once it is loaded once: the second waits and finds it there', async () => {
    const env = { RELAIS_DATA: bare() };
    const both = await Promise.all([relais(['demo', '--json'], env), relais(['demo', '--json'], env)]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    const said = both.map(({ out }) => JSON.parse(out) as { already: boolean; institutes: string[] });
    assert.deepEqual(said.map(({ already }) => already).sort(), [false, true]);
    for (const { institutes } of said) assert.deepEqual(institutes, ['iiwe', 'ifsi', 'ism']);
  });

  test('a server answers while the demo loads behind it, and stops at once when it is told to', async () => {
    const folder = bare();
    const server = await serving({ RELAIS_DATA: folder, RELAIS_DEMO: '1' });
    assert.equal((await fetch(server.address + paths.signIn())).status, 200);
    assert.equal(await server.end('SIGINT'), 0);
    assert.notEqual((await readDemoFile(folder))?.state, 'loaded');
  });

  test('a server that was not asked for the demo begins with an empty office', async () => {
    const folder = bare();
    const server = await serving({ RELAIS_DATA: folder, RELAIS_DEMO: '0' });
    assert.equal(await server.end('SIGINT'), 0);
    assert.equal(await readDemoFile(folder), undefined);
  });
});
