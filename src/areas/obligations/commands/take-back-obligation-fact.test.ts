import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, letter } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { decideObligation } from './decide-obligation.ts';
import { fileObligation } from './file-obligation.ts';
import { recordObligationEvent } from './record-obligation-event.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const due = yearOf(todayIn()) - 1;
const told = due - 1;

const prepared = async () => {
  const cast = await makeCast(db);
  return { cast, ...(await clockOf(db, cast)), finance: app.as(cast.as('finance_officer', en)) };
};

test('a filing that never was is taken back, after the decision on it; the obligation is open again', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const address = paths.takeBackObligationFact({ id: obligationId });
  const none = await finance.post(address, { version: '0', what: 'closing', reason: 'Nothing there' });
  assert.equal(none.status, 422);
  assert.match(none.text, /Nothing stands here/);
  const filing = { obligationId, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, { ...filing, version: 0 });
  const said = { version: 0, filingVersion: 1, decision: 'accepted', decidedOn: `${due}-09-01` };
  await doing(db, cast.system, decideObligation, { ...said, obligationId, letterReference: 'D4/77', letter });
  const { closingNo, decisionNo } = await owed('financial-report', told);
  const back = (what: string, version: number | null, reason = 'The wrong programme') =>
    finance.post(address, { version: String(version), what, reason });
  assert.match((await back('closing', closingNo)).text, /take the decision back first/);
  assert.match((await back('decision', decisionNo, '')).text, /id="f-reason-error"/);
  assert.equal((await back('decision', closingNo)).status, 422, 'it saw another row');
  assert.equal((await back('decision', decisionNo)).status, 303);
  assert.equal((await back('closing', closingNo)).status, 303);
  const open = await owed('financial-report', told);
  assert.deepEqual([open.filedOn, open.filingVersion, open.decision], [null, null, null]);
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, /Filing taken back: it never was[\s\S]*The wrong programme[\s\S]*Version 1 filed/);
  const donor = app.as(cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }));
  const list = withQuery(paths.obligations(), { year: String(due) });
  assert.doesNotMatch((await donor.get(list)).text, /Financial report/);
  assert.equal((await app.as(cast.as('administrator')).post(address, { version: '1' })).status, 403);
  assert.equal((await app.as((await makeCast(db)).as('director')).post(address, {})).status, 404);
  await doing(db, cast.system, fileObligation, { ...filing, version: 0 });
  assert.equal((await owed('financial-report', told)).filingVersion, 1);
});

test('a fact that never was sets no day any more', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('annual-accounts', told);
  const held = { obligationId, version: 0, happenedOn: `${due}-03-01`, source: 'Minutes' };
  await doing(db, cast.system, recordObligationEvent, held);
  const row = await owed('annual-accounts', told);
  assert.equal(row.legalOn, `${due}-03-31`);
  const typed = { version: String(row.eventNo), what: 'event', reason: 'Of another year' };
  const address = paths.takeBackObligationFact({ id: obligationId });
  assert.equal((await finance.post(address, typed)).status, 303);
  assert.equal((await owed('annual-accounts', told)).legalOn, `${due}-07-31`);
});
