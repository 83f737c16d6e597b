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
