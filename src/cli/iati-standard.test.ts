import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { exampleFiles, standardDir, withStandard } from '../areas/publishing/xml/standard-files.ts';
import { readConfig } from '../config.ts';
import { iatiStandardVerb } from './iati-standard.ts';
import { validateIatiVerb } from './validate-iati.ts';
import { UsageError, type Verb } from './verb.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-standard-'));
after(() => rmSync(folder, { recursive: true }));

const called = async (verb: Verb, data: string, ...args: string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  const config = readConfig({ RELAIS_DATA: data });
  const code = await verb.run({
    args,
    config,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out, err };
};

/** As where nobody named the standard: the machine of this test may have done so. */
const withoutVariable = async <T>(doing: () => Promise<T>): Promise<T> => {
  const standard = process.env.RELAIS_STANDARD;
  delete process.env.RELAIS_STANDARD;
  try {
    return await doing();
  } finally {
    if (standard !== undefined) process.env.RELAIS_STANDARD = standard;
  }
};

const partOf = (name: string): string => {
  const part = join(folder, name);
  for (const each of ['schemas', 'rulesets', 'codelists', 'validator', 'org-id'])
    cpSync(join(standardDir, each), join(part, each), { recursive: true });
  return part;
};

test('the standard is taken in, and files are checked by it from then on', withStandard, async () => {
  const data = join(folder, 'data');
  const { code, out } = await called(iatiStandardVerb, data, '--from', standardDir, '--json');
  assert.equal(code, 0);
  const { parts } = JSON.parse(out[0]!) as { parts: { isThere: boolean }[] };
  assert.deepEqual([parts.length, parts.every(({ isThere }) => isThere)], [10, true]);
  assert.deepEqual(readdirSync(data), ['standard'], 'nothing is left beside it');
  const judged = await withoutVariable(() => called(validateIatiVerb, data, exampleFiles[0]!, '--json'));
  const { verdict, summary } = JSON.parse(judged.out[0]!) as { verdict: string; summary: object };
  assert.deepEqual([verdict, summary], ['valid', { critical: 0, error: 8, warning: 2, advisory: 8 }]);
});

test('a damaged standard replaces nothing', withStandard, async () => {
  const data = join(folder, 'kept');
  await called(iatiStandardVerb, data, '--from', standardDir);
  const damaged: Record<string, (part: string) => void> = {
    'ruleset 2.02': (part) => writeFileSync(join(part, 'rulesets/standard-2.02.json'), '{"a":'),
    'schemas 2.03': (part) => rmSync(join(part, 'schemas/2.03/iati-common.xsd')),
    'codelists 2.01': (part) => writeFileSync(join(part, 'codelists/nonembedded/Sector.xml'), '<codelist>'),
    agencies: (part) => writeFileSync(join(part, 'org-id/lists.json'), '{}'),
  };
  for (const [what, damage] of Object.entries(damaged)) {
    const part = partOf(`damaged ${what}`);
    damage(part);
    const { code, err } = await called(iatiStandardVerb, data, '--from', part);
    assert.equal(code, 2, what);
    assert.match(err.join(), new RegExp(`${what}\\. Nothing was replaced`));
    const { out } = await called(iatiStandardVerb, data);
    assert.equal(out.filter((line) => line.endsWith(': here')).length, 10, what);
  }
  assert.deepEqual(readdirSync(data), ['standard']);
});

test(
  'a codelist that a rule asks for and that is not there is told, not passed over',
  withStandard,
  async () => {
    const part = partOf('without a list');
    rmSync(join(part, 'codelists/nonembedded/Sector.xml'));
    const { code, err } = await called(iatiStandardVerb, join(folder, 'listless'), '--from', part);
    assert.deepEqual([code, /codelists 2\.01\. Nothing was replaced/.test(err.join())], [2, true]);
    const judged = await called(validateIatiVerb, folder, exampleFiles[0]!, '--standard', part, '--json');
    assert.match(judged.out[0]!, /"relais-no-codelists"/);
  },
);

test('what is no part of the standard is not taken, and no link is followed', withStandard, async () => {
  const part = partOf('odd');
  writeFileSync(join(part, 'codelists/nonembedded/evil.sh'), 'x');
  rmSync(join(part, 'org-id/lists.json'));
  symlinkSync('/etc/hostname', join(part, 'org-id/lists.json'));
  const data = join(folder, 'odd data');
  const { code, out } = await called(iatiStandardVerb, data, '--from', part);
  assert.equal(code, 0);
  assert.equal(existsSync(join(data, 'standard/codelists/nonembedded/evil.sh')), false);
  assert.equal(existsSync(join(data, 'standard/org-id')), false);
  assert.match(out.at(-1)!, /agencies: missing/);
});

test('an empty folder and one that is not there are told', async () => {
  const data = join(folder, 'none');
  const { code, err } = await called(iatiStandardVerb, data, '--from', tmpdir());
  assert.deepEqual([code, /holds no file of the IATI standard/.test(err.join())], [2, true]);
  await assert.rejects(called(iatiStandardVerb, data, '--from', join(folder, 'nowhere')), UsageError);
  const { out } = await called(iatiStandardVerb, data);
  assert.match(out[0]!, /Nothing was taken in yet/);
});
