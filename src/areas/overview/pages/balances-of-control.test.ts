import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const [partnershipId] = office.partnerships;
const { today } = office;

await doing(db, cast.system, recordTransaction, {
  ...{ programmeId: office.programmeId, partnershipId, kind: 'disbursement', on: today },
  outcomeId: office.outcomes[0],
  amount: { minor: 4321_00, currency: 'EUR' },
});

const scope = { outcomes: [office.outcomes[0]], years: [yearOf(today)] };
const control = app.as(cast.as('auditor', { scope, language: 'en' }));
const officer = app.as(cast.as('finance_officer', { language: 'en' }));
const pages = [
  paths.advances(),
  paths.cashPosition(),
  paths.exchangeDifferences(),
  paths.partner({ id: partnershipId }),
];
const leftOut = /Your control covers some of these alone/;

test('a control is shown no balance, and no age of money, of the part of the ledger that it reads', async () => {
  for (const path of pages) {
    const { status, text } = await control.get(path);
    assert.equal(status, 200, path);
    assert.match(text, leftOut, path);
    assert.ok(text.includes(`href="${paths.expenses()}`), path);
    const whole = await officer.get(path);
    assert.doesNotMatch(whole.text, leftOut, path);
  }
  for (const path of [paths.advances(), paths.cashPosition()])
    assert.doesNotMatch((await control.get(path)).text, /<table/, path);
  const partner = (await control.get(paths.partner({ id: partnershipId }))).text;
  assert.match(partner, /4.?321.00/);
  assert.doesNotMatch(partner, /older than/);
  const seen = (await officer.get(paths.partner({ id: partnershipId }))).text;
  assert.match(seen, /older than/);
  assert.match((await officer.get(paths.advances())).text, /4[\s.,\u202f]321/);
});

test('where no transfer to a partner lies in the control, it is not said that there is none', async () => {
  const { text } = await control.get(paths.partner({ id: office.partnerships[1] }));
  assert.match(text, /No transfer that lies in your control is recorded/);
  const whole = await officer.get(paths.partner({ id: office.partnerships[1] }));
  assert.match(whole.text, /No transfer is recorded yet/);
});

test('nor in a file of these, which says why', async () => {
  for (const path of [paths.advances(), paths.cashPosition(), paths.partner({ id: partnershipId })]) {
    const { text } = await control.get(withQuery(path, { format: 'csv' }));
    assert.match(text, leftOut, path);
    assert.doesNotMatch(text, /321/, path);
  }
});
