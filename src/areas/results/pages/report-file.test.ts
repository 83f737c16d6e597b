import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

test('a sheet is taken along from its page and its review, by whom it is read alone', async () => {
  const office = await reportingOffice(db);
  const { cast, partnershipId } = office;
  const [one, none] = [await office.indicator(), await office.indicator()];
  const { now, submitting } = await office.open([one, none]);
  const sent = await submitting([{ indicatorId: one, breakdown: {}, value: '1234' }], {
    nothing: [{ indicatorId: none, reason: 'The register burnt' }],
    provenance: 'Register of the union',
  });
  assert.equal(sent.done, true);
  const { id } = (await now()).report;
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const partner = app.as(cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] }));
  for (const [person, path] of [
    [officer, paths.measurementReport({ id })],
    [officer, paths.reviewReport({ id })],
    [partner, paths.measurementReport({ id })],
  ] as const) {
    assert.match((await person.get(path)).text, /format=csv/);
    const { status, text } = await person.get(withQuery(path, { format: 'csv' }));
    assert.equal(status, 200);
    const lines = text.trim().split('\r\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1]!, /,1234,.*Register of the union.*with the officer/);
    assert.match(lines[2]!, /The register burnt/);
    assert.equal((await person.get(withQuery(path, { format: 'xlsx' }))).status, 200);
  }
  const other = app.as(cast.as('partner_coordinator', { partnerships: [office.programme.partnerships[1]!] }));
  const file = { format: 'csv' };
  assert.equal((await other.get(withQuery(paths.measurementReport({ id }), file))).status, 404);
  assert.equal((await partner.get(withQuery(paths.reviewReport({ id }), file))).status, 403);
});

test('what an indicator counts and what shows it stand beside its fields, lead to its page and go into the file', async () => {
  const office = await reportingOffice(db);
  const { cast, partnershipId, programme } = office;
  const id = await office.indicator({
    description: { en: { text: 'Members who paid a fee', source: true } },
    sourceOfVerification: 'Register of fees',
  });
  const { now } = await office.open([id]);
  const partner = app.as(cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] }));
  const sheet = paths.measurementReport({ id: (await now()).report.id });
  const open = withQuery(paths.measurementSheet(), { outcome: programme.outcomes[0] });
  for (const address of [sheet, open]) {
    const { text } = await partner.get(address);
    const [said] = /<details[^>]*><summary>What is counted<.*?<\/details>/s.exec(text) ?? [];
    assert.match(said ?? '', /Members who paid a fee.*Register of fees/s, address);
    assert.ok(said?.includes(`href="${paths.indicator({ id })}"`));
  }
  assert.equal((await partner.get(paths.indicator({ id }))).status, 200);
  const { text } = await partner.get(withQuery(sheet, { format: 'csv' }));
  assert.match(text, /Description,Means of verification/);
  assert.match(text, /Members who paid a fee,Register of fees/);
});
