import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleFiles, realFile, schemasDir, standardFile, withStandard } from './standard-files.ts';
import { validateFile } from './validate.ts';

const OPEN = '<iati-activities version="2.03">';
const CLOSE = '</iati-activities>';

async function validation(content: string | Uint8Array, folder: string | undefined = schemasDir) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const outcome = await validateFile(bytes, { schemasDir: folder });
  assert.ok(outcome.ok);
  return outcome.value;
}

const summary = (findings: { id: string; severity: string; path: string }[]) =>
  findings.map(({ id, severity, path }) => `${id} ${severity} ${path}`);

test('what the official validator calls valid is valid', withStandard, async () => {
  const organisations = ['made-union-organisation.xml', 'official-organisation-example.xml'];
  const files = [realFile, ...exampleFiles, ...organisations.map((name) => standardFile(`examples/${name}`))];
  for (const file of files) {
    const outcome = await validateFile(file, { schemasDir });
    assert.deepEqual(outcome, { ok: true, value: { file, verdict: 'valid', findings: [] } });
  }
});

test('what is not well-formed is 0.1.1 and nothing else', withStandard, async () => {
  const broken: Record<string, string | Uint8Array> = {
    empty: '',
    truncated: `${OPEN}<iati-activity q="1"/>`,
    html: '<!DOCTYPE html><html><br></html>',
    deep: OPEN + '<a>'.repeat(100_000),
    'not utf-8': Buffer.from(`${OPEN}\u00e9${CLOSE}`, 'latin1'),
    'billion laughs': `<!DOCTYPE iati-activities [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>${OPEN}&b;${CLOSE}`,
    'external entity': `<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "file:///etc/passwd">]>${OPEN}&x;${CLOSE}`,
  };
  for (const [name, content] of Object.entries(broken)) {
    const { verdict, findings } = await validation(content);
    assert.equal(verdict, 'invalid', name);
    assert.deepEqual(summary(findings), ['0.1.1 critical '], name);
  }
});

test('another root is 0.2.1, another version 0.6.1, and both end the check', withStandard, async () => {
  const { findings } = await validation('<rss version="2.0"><a/><a/></rss>');
  assert.deepEqual(summary(findings), ['0.2.1 critical /rss']);
  for (const version of ['version="2.04"', 'version="1.05"', 'version=""', '']) {
    const old = await validation(`<iati-activities ${version}><iati-activity/></iati-activities>`);
    assert.deepEqual(summary(old.findings), ['0.6.1 critical /iati-activities/@version'], version);
  }
});

test(
  'the XSD gives one finding for each distinct message of an activity, with its path',
  withStandard,
  async () => {
    const content = `${OPEN}<iati-activity q="1"/><iati-activity q="1" r="1"/>${CLOSE}`;
    const { verdict, findings } = await validation(content);
    assert.equal(verdict, 'invalid');
    assert.deepEqual(summary(findings), [
      '0.3.1 critical /iati-activities/iati-activity[1]',
      '0.3.1 critical /iati-activities/iati-activity[1]',
      '0.3.1 critical /iati-activities/iati-activity[2]',
      '0.3.1 critical /iati-activities/iati-activity[2]',
      '0.3.1 critical /iati-activities/iati-activity[2]',
    ]);
    assert.match(findings[0]!.message, /The attribute 'q' is not allowed/);
    const wrong = `<budget><period-start iso-date="2026-02-30"/></budget>`.repeat(3);
    const place = await validation(await withinExample(wrong));
    assert.equal(place.findings.length, 2, 'the same three times over is one finding');
    assert.match(place.findings[0]!.path, /^\/iati-activities\/iati-activity\[1\]\/budget\[1\]/);
  },
);

async function withinExample(xml: string): Promise<string> {
  const least = `<iati-identifier>a</iati-identifier><reporting-org ref="a" type="1"><narrative/></reporting-org><title><narrative/></title><description><narrative/></description><participating-org role="1"/><activity-status code="1"/><activity-date type="1" iso-date="2000-01-01"/>`;
  return `${OPEN}<iati-activity>${least}${xml}</iati-activity>${CLOSE}`;
}

test('what stands around the activities is checked as well', withStandard, async () => {
  const none = await validation(OPEN + CLOSE);
  assert.match(none.findings[0]!.message, /Missing child element/);
  const activity = (await withinExample('')).slice(OPEN.length, -CLOSE.length);
  const foreign = '<x:note xmlns:x="urn:x"/>';
  assert.deepEqual(
    (await validation(OPEN + activity + activity.replace('>a<', '>b<') + foreign + CLOSE)).findings,
    [],
  );
  for (const around of [`${activity}<note/>`, `${foreign}${activity}`, `${activity}text`]) {
    const { findings } = await validation(OPEN + around + CLOSE);
    assert.deepEqual(
      findings.map((finding) => finding.id),
      ['0.3.1'],
      around,
    );
  }
  const dated = `<iati-activities version="2.03" generated-datetime="yesterday">${activity}${CLOSE}`;
  assert.match((await validation(dated)).findings[0]!.message, /generated-datetime/);
});

test('a schema location in the file is not followed', withStandard, async () => {
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const content = (await withinExample('')).replace(
    'version="2.03"',
    `version="2.03" ${xsi} xsi:noNamespaceSchemaLocation="http://localhost:1/x.xsd" xsi:schemaLocation="urn:x /etc/passwd"`,
  );
  assert.deepEqual((await validation(content)).findings, []);
});

test('an identifier carried twice is 1.1.2, an error that leaves the file valid', withStandard, async () => {
  const one = (await withinExample('')).slice(OPEN.length, -CLOSE.length);
  const { verdict, findings } = await validation(OPEN + one + one + one.replace('>a<', '> a <') + CLOSE);
  assert.equal(verdict, 'valid');
  assert.deepEqual(summary(findings), ['1.1.2 error /iati-activities/iati-activity[2]/iati-identifier[1]']);
  assert.match(findings[0]!.message, /3 records/);
});

test('without schemas the rest is checked and an advisory says so', async () => {
  for (const folder of [undefined, '/nowhere']) {
    const content = new TextEncoder().encode(`${OPEN}<iati-activity/>${CLOSE}`);
    const outcome = await validateFile(content, { schemasDir: folder });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.verdict, 'valid');
    assert.deepEqual(summary(outcome.value.findings), ['relais-no-schema advisory ']);
  }
});

test('a file that cannot be read is a problem and no verdict', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'relais-validate-'));
  t.after(() => rm(folder, { recursive: true }));
  const missing = await validateFile(join(folder, 'missing.xml'));
  assert.equal(missing.ok ? '' : missing.problem.key, 'publishing.file-unreadable');
  const directory = await validateFile(folder);
  assert.equal(directory.ok ? '' : directory.problem.key, 'publishing.file-unreadable');
  const large = await open(join(folder, 'large.xml'), 'w');
  await large.truncate(60 * 1024 * 1024 + 1);
  await large.close();
  const tooLarge = await validateFile(join(folder, 'large.xml'));
  assert.deepEqual(tooLarge, { ok: false, problem: { key: 'publishing.file-too-large', args: { max: 60 } } });
  await writeFile(join(folder, 'small.xml'), `${OPEN}${CLOSE}`);
  assert.ok((await validateFile(join(folder, 'small.xml'))).ok);
});
