import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { testApp, type Visitor } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import {
  activityXml,
  fileFrom,
  importedRows,
  publicationXml,
  someDates,
} from '../../../../test/support/publication.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { realFile, standardDir, withStandard } from '../xml/standard-files.ts';
import { validateFile } from '../xml/validate.ts';

const db = await testDatabase();
const app = testApp(db);

const upload = (visitor: Visitor, content: string | Uint8Array, fields: Record<string, string> = {}) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return visitor.post(paths.importIati(), fields, {
    file: { name: 'publication.xml', type: 'text/xml', bytes },
  });
};

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** The second step, as the preview's form sends it. */
const confirm = (visitor: Visitor, html: string) =>
  visitor.post(paths.importIati(), {
    command_id: hidden(html, 'command_id'),
    sha256: hidden(html, 'sha256'),
    file_name: hidden(html, 'file_name'),
    attach_to: hidden(html, 'attach_to'),
    step: 'import',
  });

const good = publicationXml(activityXml('XX-R-P', someDates));

test(
  'a file shows what it would do, then does it, and the report lists what was kept',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const officer = app.as(cast.as('programme_officer'));
    assert.equal((await officer.get(paths.importIati())).status, 200);
    const preview = await upload(officer, readFileSync(realFile));
    assert.equal(preview.status, 200);
    for (const sign of ['565', 'publication.xml', 'linked-data-uri'])
      assert.ok(preview.text.includes(sign), sign);
    assert.ok(Object.values(await importedRows(db, cast)).every((count) => count === 0));
    const done = await confirm(officer, preview.text);
    assert.equal(done.status, 303);
    const report = await officer.get(done.location!);
    assert.equal(report.status, 200);
    assert.match(report.text, /actual\[1\]\/@value/);
    assert.equal((await importedRows(db, cast)).transactions, 565);
    assert.match((await officer.get(paths.importIati())).text, /publication\.xml/);
    const again = await upload(officer, readFileSync(realFile));
    assert.equal(hidden(again.text, 'step'), '', 'nothing new, so no button');
  },
);

test('the second step sent twice imports once', async () => {
  const cast = await makeCast(db);
  const officer = app.as(cast.as('director'));
  const preview = await upload(officer, good);
  const first = await confirm(officer, preview.text);
  const second = await confirm(officer, preview.text);
  assert.deepEqual([first.status, second.status], [303, 303]);
  assert.equal(second.location, first.location);
  assert.equal((await importedRows(db, cast)).iati_imports, 1);
});

const hostile: Record<string, string | Uint8Array> = {
  empty: new Uint8Array([0x20]),
  truncated: good.slice(0, -30),
  'not xml': '%PDF-1.7 a document that says it is XML',
  html: '<!DOCTYPE html><html><body>no</body></html>',
  'another root': '<rss version="2.0"/>',
  'another version': good.replace('2.03', '1.05'),
  'no activity': '<iati-activities version="2.03"/>',
  'wrong encoding': Buffer.from(good.replace('<narrative>T<', '<narrative>\u00e9<'), 'latin1'),
  'billion laughs': `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>${good}`,
  'external entity': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good}`,
  deep: `<iati-activities version="2.03">${'<a>'.repeat(5000)}`,
  'two of one identifier': publicationXml(activityXml('XX-R-P', someDates), activityXml('XX-R-P', someDates)),
  'an outcome of nobody': publicationXml(activityXml('XX-R-O', someDates, 2)),
};

test('whatever is wrong with a file is said on the page, and nothing is written', async () => {
  const cast = await makeCast(db);
  const officer = app.as(cast.as('programme_officer'));
  for (const [name, content] of Object.entries(hostile)) {
    const answer = await upload(officer, content);
    assert.equal(answer.status, 422, name);
    assert.doesNotMatch(answer.text, /publishing\.[a-z-]+|root:/, name);
  }
  const none = await officer.post(paths.importIati(), {});
  assert.equal(none.status, 422);
  assert.ok(Object.values(await importedRows(db, cast)).every((count) => count === 0));
});

test('targets that cannot be meant are told by their place in the publication when it is taken in, and nothing is written', async () => {
  const cast = await makeCast(db);
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const period = `<period><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><target value="10"/>
    <target value="11"><dimension name="sex" value="female"/></target></period>`;
  const called = '<title><narrative>Members</narrative></title>';
  const results = `<related-activity ref="XX-R-P" type="1"/>
    <result type="2">${called}<indicator measure="1">${called}${period}</indicator></result>`;
  const outcome = activityXml('XX-R-P-1', `${someDates}${results}`, 2);
  const preview = await upload(officer, publicationXml(activityXml('XX-R-P', someDates), outcome));
  const refused = await confirm(officer, preview.text);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /result\[1\]\/indicator\[1\.1\]\/target\[2024-01-01\]/);
  assert.match(refused.text, /By sex the parts come to 11, more than the whole of 10/);
  assert.ok(Object.values(await importedRows(db, cast)).every((count) => count === 0));
});

test('an outcome of nobody can be given a programme without sending the file again', async () => {
  const cast = await makeCast(db);
  const officer = app.as(cast.as('programme_officer'));
  await confirm(officer, (await upload(officer, good)).text);
  const refused = await upload(officer, hostile['an outcome of nobody']!);
  const programmeId = /<option value="([0-9a-f-]{36})"/.exec(refused.text)?.[1] ?? '';
  const fields = { sha256: hidden(refused.text, 'sha256'), file_name: 'x.xml', attach_to: programmeId };
  const preview = await officer.post(paths.importIati(), fields);
  assert.equal(preview.status, 200);
  assert.equal((await confirm(officer, preview.text)).status, 303);
  assert.equal((await importedRows(db, cast)).outcomes, 1);
});

test('a hash that is not there, or is another institute’s, is no file', async () => {
  const officer = app.as((await makeCast(db)).as('programme_officer'));
  const preview = await upload(officer, good);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  const sha256 = hidden(preview.text, 'sha256');
  for (const hash of [sha256, 'f'.repeat(64), '../../etc/passwd', ''])
    assert.equal((await stranger.post(paths.importIati(), { sha256: hash, step: 'import' })).status, 422);
});

test('who may not import or publish sees neither page nor file', async () => {
  const cast = await makeCast(db);
  const { programmeId, partnerships } = await makeOffice(db, cast);
  const roles = {
    finance_officer: {},
    administrator: {},
    partner_coordinator: { partnerships: [partnerships[0]] },
    auditor: { scope: { outcomes: [newId()], years: [2026] } },
    donor_officer: { institutes: [cast.institute.id] },
  } as const;
  for (const [role, more] of Object.entries(roles)) {
    const visitor = app.as(cast.as(role as keyof typeof roles, more));
    for (const path of [
      paths.importIati(),
      paths.importedFile({ id: newId() }),
      paths.exportIati({ id: programmeId }),
    ])
      assert.ok([403, 404].includes((await visitor.get(path)).status), `${role} ${path}`);
    assert.ok([403, 404].includes((await upload(visitor, good)).status), role);
    assert.ok([403, 404].includes((await visitor.post(paths.exportIati({ id: programmeId }))).status), role);
  }
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(paths.exportIati({ id: programmeId }))).status, 404);
  assert.equal((await importedRows(db, cast)).programmes, 1);
});

test('a programme is given its identifiers once and then downloaded, valid', withStandard, async () => {
  const cast = await makeCast(db);
  const { programmeId } = await makeOffice(db, cast);
  const officer = app.as(cast.as('programme_officer'));
  const path = paths.exportIati({ id: programmeId });
  const before = await officer.get(`${path}?download=1`);
  assert.match(before.headers.get('content-type') ?? '', /html/, 'no file before there are identifiers');
  assert.equal((await officer.post(path)).status, 303);
  const page = await officer.get(path);
  assert.doesNotMatch(page.text, /<form[^>]*action="\/programmes/);
  assert.doesNotMatch(page.text, />Transactions</, 'nothing is counted before it is asked for');
  const counted = await officer.get(`${path}?count=1`);
  assert.match(counted.text, /data-label="Transactions"><span>1</);
  const file = await officer.get(`${path}?download=1`);
  assert.match(file.headers.get('content-type') ?? '', /xml/);
  const validated = await validateFile(file.bytes, { standardDir });
  assert.ok(validated.ok && validated.value.verdict === 'valid');
  assert.equal((await fileFrom(file.bytes)).activities.length, 3);
  assert.deepEqual((await officer.get(`${path}?download=1`)).bytes, file.bytes);
});
