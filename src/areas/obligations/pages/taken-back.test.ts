import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, letter } from '../../../../test/support/obligations.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { decideObligation } from '../commands/decide-obligation.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { obligations } from '../queries/obligation-clock.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  return { cast, ...clock, finance: app.as(cast.as('finance_officer', { language: 'en' })) };
};

/** The year that the reports of these tests are about, and the one in which they are due: both are over. */
const told = yearOf(todayIn()) - 2;
const due = told + 1;

test('what was noted of the wrong obligation is taken back with a reason, what the donor said of it first', async () => {
  const { cast, owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const row = () => owed('financial-report', told);
  const back = paths.takeBackObligationFact({ id });
  const taken = async (fact: string, reason: string) => {
    const { closingNo, decisionNo, eventNo } = await row();
    const entryNo = { filing: closingNo, decision: decisionNo, event: eventNo }[fact];
    return finance.post(back, { fact, reason, version: String(entryNo ?? 0) });
  };
  assert.match((await taken('filing', 'x')).text, /No filing stands here/);
  for (const filedOn of [`${due}-06-01`, `${due}-06-20`]) {
    const { closingNo } = await row();
    const filed = { obligationId: id, version: closingNo ?? 0, channel: 'extranet', filedOn };
    await doing(db, cast.system, fileObligation, filed);
  }
  const beforeBack = await row();
  const said = { decision: 'accepted', decidedOn: `${due}-07-01`, letterReference: 'D/4', letter };
  await doing(db, cast.system, decideObligation, { obligationId: id, version: 0, filingVersion: 2, ...said });
  const early = await taken('filing', 'Of another outcome');
  assert.match(early.text, /take it back first/);
  assert.match(early.text, /value="Of another outcome"/);
  assert.match((await taken('decision', '')).text, /href="#f-decision-back-reason"/);
  assert.equal((await taken('decision', 'Letter of another report')).status, 303);
  assert.equal((await row()).decision, null);
  assert.equal((await taken('filing', 'Of another outcome')).status, 303);
  assert.equal((await row()).filingVersion, 1);
  assert.equal((await taken('filing', 'Of another outcome')).status, 303);
  assert.equal((await row()).filedOn, null);
  const { text } = await finance.get(paths.obligation({ id }));
  for (const told of [
    /Filing of version 1 taken back/,
    /Filing of version 2 taken back/,
    /Of another outcome/,
  ])
    assert.match(text, told);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const stale = { fact: 'filing', reason: 'x', version: String(beforeBack.closingNo) };
  assert.match((await finance.post(back, stale)).text, /saved/i);
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  assert.equal((await partner.post(back, stale)).status, 404);
  await doing(db, cast.system, fileObligation, {
    obligationId: id,
    version: 0,
    channel: 'mail',
    filedOn: `${due}-06-25`,
  });
  assert.deepEqual([(await row()).filingVersion, (await row()).channel], [1, 'mail']);
  const asOf = { asOf: beforeBack.closingNo! };
  const then = await db.read(cast.system, (tx) => obligations(tx, cast.institute.id, { id, ...asOf }));
  assert.equal(then[0]?.filingVersion, 2);
});

test('what is on record of an obligation is taken along, and nobody else finds it', async () => {
  const { cast, owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const page = paths.obligation({ id });
  assert.doesNotMatch((await finance.get(page)).text, /format=csv/, 'nothing is on record');
  const receipt = '=1+1';
  const filed = { obligationId: id, version: 0, channel: 'extranet', filedOn: `${due}-06-01`, receipt };
  await doing(db, cast.system, fileObligation, filed);
  const said = { decision: 'questions', decidedOn: `${due}-07-01`, letterReference: 'D/4', letter };
  await doing(db, cast.system, decideObligation, { obligationId: id, version: 0, filingVersion: 1, ...said });
  const shown = (await finance.get(page)).text;
  for (const format of ['csv', 'xlsx']) assert.ok(shown.includes(withQuery(page, { format })));
  const csv = withQuery(page, { format: 'csv' });
  const { text, headers } = await finance.get(csv);
  const [, decision, filing] = text.split('\r\n');
  assert.match(decision ?? '', new RegExp(`version 1,${due}-07-01,[^,]+,D/4,$`));
  assert.match(
    filing ?? '',
    new RegExp(`Version 1 filed,${due}-06-01,extranet,"'=1\\+1 · no digest kept[^"]*",$`),
  );
  const name = decodeURIComponent(headers.get('content-disposition') ?? '');
  assert.ok(name.includes(String(told)), name);
  const { partnershipId } = await partnerOf(db, cast, 'Union');
  for (const actor of [
    cast.as('partner_coordinator', { partnerships: [partnershipId] }),
    cast.as('donor_officer', { institutes: [] }),
    (await makeCast(db)).as('finance_officer'),
  ])
    assert.ok([403, 404].includes((await app.as(actor).get(csv)).status), actor.role);
});

test('a fact that set the day of the wrong year is taken back, and sets it no longer', async () => {
  const { cast, owed, finance } = await prepared();
  const rows = await db.read(cast.system, (tx) => obligations(tx, cast.institute.id));
  const { id, code, year } = rows.find(({ event, legalOn }) => event && !legalOn)!;
  const event = { version: '0', happenedOn: `10/02/${due}`, source: 'Minutes' };
  assert.equal((await finance.post(paths.recordObligationEvent({ id }), event)).status, 303);
  const set = await owed(code, year);
  assert.ok(set.legalOn);
  const back = { fact: 'event', version: String(set.eventNo), reason: 'Of another year' };
  assert.equal((await finance.post(paths.takeBackObligationFact({ id }), back)).status, 303);
  assert.deepEqual([(await owed(code, year)).legalOn, (await owed(code, year)).eventOn], [null, null]);
  assert.equal((await finance.post(paths.recordObligationEvent({ id }), event)).status, 303);
});

test('a letter about an earlier version comes on record after the next one was filed', async () => {
  const { cast, owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const file = async (filedOn: string) => {
    const { closingNo } = await owed('financial-report', told);
    const filed = { obligationId: id, version: closingNo ?? 0, channel: 'extranet', filedOn };
    await doing(db, cast.system, fileObligation, filed);
  };
  await file(`${due}-06-01`);
  await file(`${due}-06-20`);
  const { text } = await finance.get(paths.obligation({ id }));
  assert.match(text, /Version 1, filed on/);
  const letterOf = (reference: string) => ({ letterReference: reference, letter });
  const asked = { obligationId: id, version: 0, filingVersion: 2, decision: 'questions' };
  const early = { ...asked, aboutVersion: 1, decidedOn: `${due}-06-05`, ...letterOf('D/5') };
  await doing(db, cast.system, decideObligation, early);
  assert.equal((await owed('financial-report', told)).decision, null, 'nothing was said of the last version');
  assert.match((await finance.get(paths.obligation({ id }))).text, /Donor on version 1/);
  const again = await perform(db, cast.system, decideObligation, newId(), { ...early, decision: 'accepted' });
  assert.deepEqual(Object.keys('fields' in again ? (again.fields ?? {}) : {}), ['reason']);
  const none = await perform(db, cast.system, decideObligation, newId(), { ...early, aboutVersion: 3 });
  assert.deepEqual(Object.keys('fields' in none ? (none.fields ?? {}) : {}), ['aboutVersion']);
  const last = { ...asked, decision: 'accepted', decidedOn: `${due}-07-01`, ...letterOf('D/6') };
  await doing(db, cast.system, decideObligation, last);
  assert.equal((await owed('financial-report', told)).decision, 'accepted');
});

test('what the donor said of an earlier version is taken back by itself, and what it said of the last one stands', async () => {
  const { cast, owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const row = () => owed('financial-report', told);
  for (const filedOn of [`${due}-06-01`, `${due}-06-20`]) {
    const { closingNo } = await row();
    const filed = { obligationId: id, version: closingNo ?? 0, channel: 'extranet', filedOn };
    await doing(db, cast.system, fileObligation, filed);
  }
  const decide = async (aboutVersion: number, decision: string) => {
    const { decisionNo } = await row();
    const said = { decision, decidedOn: `${due}-07-0${aboutVersion}`, letterReference: 'D/7', letter };
    const asked = { obligationId: id, version: decisionNo ?? 0, filingVersion: 2, aboutVersion, ...said };
    await doing(db, cast.system, decideObligation, asked);
  };
  await decide(1, 'questions');
  await decide(2, 'accepted');
  const page = paths.obligation({ id });
  const { text } = await finance.get(page);
  const form = text.split('<form').find((each) => each.includes('name="aboutVersion" value="1"'))!;
  assert.match(form, /said nothing of version 1/);
  const entry = /name="version" value="(\d+)"/.exec(form)![1]!;
  const { decisionNo } = await row();
  assert.notEqual(entry, String(decisionNo));
  const back = paths.takeBackObligationFact({ id });
  const asked = { fact: 'decision', aboutVersion: '1', version: entry, reason: 'Letter of another report' };
  const bare = await finance.post(back, { ...asked, reason: '' });
  assert.equal(bare.status, 422);
  assert.match(bare.text, /href="#f-decision-back-1-reason"/);
  const stale = await finance.post(back, { ...asked, version: String(decisionNo) });
  assert.match(stale.text, /saved/i);
  assert.match(stale.text, /value="Letter of another report"/);
  const none = await finance.post(back, { ...asked, aboutVersion: '7' });
  assert.deepEqual([none.status, /No such version was filed/.test(none.text)], [422, true]);
  const misplaced = await finance.post(back, { ...asked, fact: 'filing' });
  assert.equal(misplaced.status, 422);
  assert.equal((await finance.post(back, asked)).status, 303);
  assert.deepEqual([(await row()).decision, (await row()).filingVersion], ['accepted', 2]);
  const after = await finance.get(page);
  assert.match(after.text, /Decision on version 1 taken back(?:(?!<\/tr>).)*Letter of another report/s);
  assert.doesNotMatch(after.text, /name="aboutVersion" value="1"/);
  await decide(1, 'refused');
  assert.match((await finance.get(page)).text, /Donor on version 1/);
});
