import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  exampleFiles,
  realFile,
  schemasDir,
  standardDir,
  withStandard,
} from '../areas/publishing/xml/standard-files.ts';
import { readConfig } from '../config.ts';
import { validateIatiVerb } from './validate-iati.ts';
import { UsageError } from './verb.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-validate-'));
after(() => rmSync(folder, { recursive: true }));
const config = readConfig({ RELAIS_DATA: folder });

const validate = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await validateIatiVerb.run({
    args,
    config,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out, err };
};

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test(
  'one line of JSON a file, in the order given; exit code 0 where all are valid',
  withStandard,
  async () => {
    const files = [realFile, ...exampleFiles];
    const { code, out, err } = await validate(...files, '--schemas', schemasDir, '--json');
    assert.deepEqual([code, err], [0, []]);
    const answers = out.map(
      (line) => JSON.parse(line) as { file: string; verdict: string; findings: object[] },
    );
    assert.deepEqual(
      answers.map(({ file, verdict }) => [file, verdict]),
      files.map((file) => [file, 'valid']),
    );
  },
);

test(
  'a file that the XSD does not allow is invalid: exit code 1, with id, severity, path and message',
  withStandard,
  async () => {
    const file = written('wrong.xml', '<iati-activities version="2.03"><iati-activity/></iati-activities>');
    const { code, out } = await validate(realFile, file, '--schemas', schemasDir, '--json');
    assert.equal(code, 1);
    const { verdict, findings } = JSON.parse(out[1]!) as {
      verdict: string;
      findings: Record<string, string>[];
    };
    assert.equal(verdict, 'invalid');
    assert.deepEqual(Object.keys(findings[0]!).sort(), ['id', 'message', 'path', 'severity']);
  },
);

test('an unreadable file: exit code 2, a sentence on the other channel, and the other files are judged', async () => {
  const file = written('broken.xml', '<iati-activities version="2.03">');
  const { code, out, err } = await validate(join(folder, 'missing.xml'), file, '--json');
  assert.equal(code, 2);
  assert.deepEqual(
    out.map((line) => (JSON.parse(line) as { verdict: string }).verdict),
    ['invalid'],
  );
  assert.equal(err.length, 1);
  assert.match(err[0]!, /missing\.xml/);
});

test('without the XSDs that is said, and with a folder that is not there nothing is judged', async () => {
  const standard = process.env.RELAIS_STANDARD;
  delete process.env.RELAIS_STANDARD;
  try {
    const { err } = await validate(written('any.xml', '<a/>'));
    assert.match(err[0]!, /No XSD here.+iati standard --from DIR/);
    await assert.rejects(validate(realFile, '--schemas', join(folder, 'none')), UsageError);
    await assert.rejects(validate(), UsageError);
  } finally {
    if (standard !== undefined) process.env.RELAIS_STANDARD = standard;
  }
});

test('a file is judged as of the moment that --now tells', withStandard, async () => {
  const said = async (now: string) => {
    const { out } = await validate(exampleFiles[1]!, '--standard', standardDir, '--now', now, '--json');
    return (JSON.parse(out[0]!) as { findings: { id: string }[] }).findings.map(({ id }) => id);
  };
  assert.ok((await said('2000-01-01')).includes('11.1.1'), 'it was updated after that day');
  assert.ok(!(await said('2030-01-01T12:00:00Z')).includes('11.1.1'));
  await assert.rejects(said('tomorrow'), UsageError);
});
