import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british } from '../../../../test/support/partner-reports.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, programme, partnershipId, indicator, open } = office;
const officer = testApp(db).as(cast.as('programme_officer', { language: 'en' }));

test('a window that asks what others ask already leads to each of them, and keeps what was typed', async () => {
  const [a, b] = [await indicator({ code: '7.1' }), await indicator({ code: '7.2' })];
  const first = await open([a], { name: 'Spring' });
  const second = await open([b], {
    ...{ name: 'Autumn', from: `${reportYear}-07-01`, until: `${reportYear}-12-31`, asksInstitute: true },
  });
  const { status, text } = await officer.post(paths.newWindow({ id: programme.id }), {
    ...{ name: 'Both', indicators: [a, b], partnerships: [partnershipId] },
    ...{ from: british(`${reportYear}-06-30`), until: british(`${reportYear}-08-31`) },
    ...{ opensOn: british(`${reportYear}-08-01`), closesOn: british(`${reportYear}-09-30`) },
  });
  assert.equal(status, 422);
  const [error = ''] = /id="f-from-error"[^>]*>[\s\S]*?<\/p>/.exec(text) ?? [];
  assert.match(
    error,
    new RegExp(`“Spring” \\(01/01/${reportYear} – 30/06/${reportYear}\\) asks [^“]*: 7\\.1`),
  );
  assert.match(error, /“Autumn” [^“]*: 7\.2/);
  assert.doesNotMatch(error, /the institute itself/);
  for (const [id, name] of [
    [first.windowId, 'Spring'],
    [second.windowId, 'Autumn'],
  ] as const) {
    const address = paths.reportingWindow({ id });
    assert.ok(text.includes(`<a href="${address}">${name}</a>`), name);
    assert.equal((await officer.get(address)).status, 200, name);
  }
  assert.match(text, /value="Both"/);
  const fresh = await officer.get(paths.newWindow({ id: programme.id }));
  assert.doesNotMatch(fresh.text, /Asks the same already/);
});
