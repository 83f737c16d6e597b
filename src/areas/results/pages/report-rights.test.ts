import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, officer, indicator, open } = office;

test('an auditor, who reads no sheets, is told no state of a figure; the institute is', async () => {
  const id = await indicator();
  const { submitting } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
  const scope = { outcomes: [programme.outcomes[0]], years: [reportYear] };
  const address = withQuery(paths.measurements(), { indicator: id });
  const file = withQuery(paths.measurements(), { indicator: id, format: 'csv' });
  const auditor = app.as(cast.as('auditor', { scope }));
  for (const shown of [await auditor.get(address), await auditor.get(file)]) {
    assert.equal(shown.status, 200);
    assert.match(shown.text, /Register/);
    assert.doesNotMatch(shown.text, /État|>noté|;noté/);
  }
  for (const shown of [await app.as(officer).get(address), await app.as(officer).get(file)])
    assert.match(shown.text, /chez le chargé de programme/);
});
