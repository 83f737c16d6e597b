import assert from 'node:assert/strict';
import { mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFile, schemasDir, standardDir, standardFile, withStandard } from './standard-files.ts';
import { type ValidationOptions, validateFile } from './validate.ts';

const OPEN = '<iati-activities version="2.03">';
const CLOSE = '</iati-activities>';

/** By the XSD alone, and without a word that the rest was not checked, unless more of the standard is named. */
async function validation(content: string | Uint8Array, options?: ValidationOptions) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const outcome = await validateFile(bytes, options ?? { schemasDir });
  assert.ok(outcome.ok);
  const { verdict, findings } = outcome.value;
  return {
    verdict,
    findings: options ? findings : findings.filter(({ id }) => !id.startsWith('relais-no-')),
  };
}

const summary = (findings: { id: string; severity: string; path: string }[]) =>
  findings.map(({ id, severity, path }) => `${id} ${severity} ${path}`);

/** What the official validator said of these files: how often each rule. */
const OFFICIAL: Record<string, Record<string, number>> = {
  'official-activity-example.xml': {
    ...{ '3.4.2': 2, '3.6.2': 1, '6.6.2': 1, '6.13.1': 1, '8.11.1': 1, '9.40.1': 1, '9.86.1': 1 },
    ...{ '1.14.8': 1, '102.1.1': 1, advisory: 8 },
  },
  'official-organisation-example.xml': { '1.18.8': 1 },
  'made-union-programme.xml': { advisory: 5 },
  'made-union-organisation.xml': {},
};

test('of the examples it says what the official validator says', withStandard, async () => {
  for (const [name, expected] of Object.entries(OFFICIAL)) {
    const outcome = await validateFile(standardFile(`examples/${name}`), { standardDir });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.verdict, 'valid', name);
    const kinds = outcome.value.findings.map(({ id, severity }) => (severity === 'advisory' ? severity : id));
    assert.deepEqual(counted(kinds), expected, name);
  }
});

test('of a real publication it says what the official validator says', withStandard, async () => {
  const outcome = await validateFile(realFile, { standardDir });
  assert.ok(outcome.ok);
  const { verdict, findings } = outcome.value;
  const severities = findings.map(({ severity }) => severity).filter((each) => each !== 'advisory');
  assert.deepEqual([verdict, counted(severities)], ['valid', { error: 172, warning: 339 }]);
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);
  assert.deepEqual(counted(errors), { '6.9.1': 121, '6.9.2': 51 });
});

function counted(words: string[]): Record<string, number> {
  const groups = Object.groupBy(words, (word) => word);
  return Object.fromEntries(Object.entries(groups).map(([word, found]) => [word, found!.length]));
}

test(
  'a code that is not in its list is an error at its place, where its vocabulary asks for that list',
  withStandard,
  async () => {
    const sectors =
      '<sector code="99999"/><sector vocabulary="1" code="x"/><sector vocabulary="99" code="x"/>';
    const goals =
      '<tag vocabulary="2" code="8"/><tag vocabulary="2" code="18"/><tag vocabulary="3" code="8.8"/>';
    const { verdict, findings } = await validation(await withinExample(sectors + goals), { standardDir });
    const codes = findings.filter(({ path }) => /sector|tag/.test(path) && path.endsWith('@code'));
    assert.equal(verdict, 'valid');
    assert.deepEqual(summary(codes), [
      '9.76.1 error /iati-activities/iati-activity[1]/sector[1]/@code',
      '9.76.1 error /iati-activities/iati-activity[1]/sector[2]/@code',
      '9.125.1 error /iati-activities/iati-activity[1]/tag[2]/@code',
    ]);
    assert.match(codes[0]!.message, /"99999".*Sector/);
  },
);

test('the moment of the check can be told', withStandard, async () => {
  const dated = (await withinExample('')).replace(
    'type="1" iso-date="2000-01-01"',
    'type="2" iso-date="2026-03-01"',
  );
  for (const [day, broken] of [
    ['2026-02-28T23:59:59Z', true],
    ['2026-03-01T00:00:00Z', false],
  ] as const) {
    const { findings } = await validation(dated, { standardDir, now: Temporal.Instant.from(day) });
    assert.equal(
      findings.some(({ id }) => id === '11.1.2' || id === '11.1.4'),
      broken,
      day,
    );
  }
});

test('what is missing of the standard is said and the rest is checked', withStandard, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'relais-standard-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const part of ['schemas', 'rulesets', 'codelists'])
    await symlink(standardFile(part), join(folder, part));
  const { findings } = await validation(await withinExample(''), { standardDir: folder });
  const said = findings.filter(({ id }) => id.startsWith('relais-'));
  assert.deepEqual(summary(said), ['relais-no-codelists advisory ', 'relais-no-agencies advisory ']);
  assert.ok(findings.some(({ id }) => id === '1.1.21'));
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
    assert.deepEqual(
      summary(outcome.value.findings),
      ['schema', 'ruleset', 'codelists'].map((what) => `relais-no-${what} advisory `),
    );
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
