import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadRatesVerb } from './load-rates.ts';
import type { VerbCall } from './verb.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-rates-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = async (text: string | undefined, ...more: string[]) => {
  const path = join(folder, 'rates.csv');
  if (text === undefined) rmSync(path, { force: true });
  else writeFileSync(path, text);
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const config = {} as VerbCall['config'];
  const code = await loadRatesVerb.run({
    args: [path, '--institute', 'iiwe', ...more],
    config,
    out: say,
    err: say,
  });
  return { code, said };
};

test('a bad file is told by line before any database is opened, for people and for programs', async () => {
  const cut = 'Date,USD,CHF,\n2027-03-01,1.05,0.95,\n2027-02-28,1.0';
  const told = await run(cut);
  assert.equal(told.code, 1);
  assert.match(told.said.join('\n'), /rates\.csv:3: The line has too few/);
  const { code, said } = await run(cut, '--json');
  const { refused, created } = JSON.parse(said[0]!);
  assert.deepEqual([code, created, refused[0].line], [1, 0, 3]);
  assert.equal((await run('nothing of the kind')).code, 1);
  assert.equal((await run(undefined)).code, 2);
});
