import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { addRisk } from '../commands/add-risk.ts';
import { addStatement } from '../commands/add-statement.ts';
import { endOutcome } from '../commands/end-outcome.ts';
import { followUpsOf, risksOf } from '../queries/risks.ts';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const today = todayIn();
const year = yearOf(today);

/** A programme with a grave risk on an outcome and an assumption. */
const prepared = async (fromYear = year - 1) => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, fromYear);
  const assumption = { programmeId, kind: 'assumption', text: said('La loi reste') };
  const { id: statementId } = await doing(db, cast.system, addStatement, assumption);
  const risk = {
    programmeId,
    outcomeId,
    statementId,
    text: said('La loi change'),
    probability: 5,
    impact: 5,
  };
  const { id: riskId } = await doing(db, cast.system, addRisk, risk);
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  return {
    cast,
    me,
    riskId,
    programmeId,
    outcomeId,
    statementId,
    list: paths.programmeRisks({ id: programmeId }),
    history: paths.history({ kind: 'programme', id: programmeId }),
    withdraw: paths.withdrawRisk({ id: riskId }),
    risks: () => db.read(cast.system, (tx) => risksOf(tx, cast.institute.id, programmeId)),
    followUps: () => db.read(cast.system, (tx) => followUpsOf(tx, cast.institute.id, riskId)),
  };
};

const followUp = {
  year: String(year),
  state: 'closed',
  probability: '1',
  impact: '4',
  note: 'Il ne se pose plus',
  byFunction: 'Direction',
  onDay: today.split('-').reverse().join('/'),
};

test('a risk entered by mistake is withdrawn with a reason: it counts nowhere, and its assumption can go', async () => {
  const { me, riskId, list, history, withdraw, statementId, risks } = await prepared();
  assert.ok((await me.get(paths.home())).text.includes(list));
  assert.ok((await me.get(paths.risk({ id: riskId }))).text.includes(withdraw));
  const unsaid = await me.post(withdraw, { version: '1', reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await me.post(withdraw, { version: '7', reason: 'Saisi deux fois' })).status, 422);
  assert.equal((await me.post(withdraw, { version: '1', reason: 'Saisi deux fois' })).status, 303);
  assert.deepEqual(await risks(), []);
  assert.ok(!(await me.get(paths.home())).text.includes(list));
  assert.equal((await me.get(paths.risk({ id: riskId }))).status, 404);
  for (const words of [/La loi change/, /Saisi deux fois/]) assert.match((await me.get(history)).text, words);
  assert.equal((await me.post(paths.removeStatement({ id: statementId }), { version: '1' })).status, 303);
});

test('while the programme is designed a risk is closed in the year of the day, and in no other year before it', async () => {
  const { me, riskId, risks } = await prepared(year + 1);
  const form = paths.followUpRisk({ id: riskId });
  assert.match((await me.get(form)).text, new RegExp(`id="f-year"[^>]*value="${year}"`));
  const earlier = await me.post(form, { ...followUp, year: String(year - 1) });
  assert.equal(earlier.status, 422);
  assert.match(earlier.text, /href="#f-year"/);
  assert.equal((await me.post(form, followUp)).status, 303);
  assert.deepEqual(
    (await risks()).map(({ state, isFollowUpDue }) => [state, isFollowUpDue]),
    [['closed', false]],
  );
});

test('a follow-up on the wrong risk is taken back with a reason; the year waits again', async () => {
  const { me, riskId, list, history, risks, followUps } = await prepared();
  await me.post(paths.followUpRisk({ id: riskId }), followUp);
  const [row] = await followUps();
  const form = paths.takeBackRiskFollowUp({ id: row!.id });
  assert.ok((await me.get(paths.risk({ id: riskId }))).text.includes(form));
  const version = versionIn((await me.get(form)).text);
  assert.equal((await me.post(form, { version, reason: '' })).status, 422);
  assert.equal((await me.post(form, { version: '1', reason: 'Autre risque' })).status, 422);
  assert.equal((await me.post(form, { version, reason: 'Autre risque' })).status, 303);
  assert.deepEqual(await followUps(), []);
  assert.deepEqual(
    (await risks()).map(({ state, probability }) => [state, probability]),
    [['open', 5]],
  );
  assert.ok((await me.get(paths.home())).text.includes(list));
  assert.match((await me.get(history)).text, /Autre risque/);
  assert.equal((await me.get(form)).status, 404);
  assert.equal((await me.post(paths.followUpRisk({ id: riskId }), followUp)).status, 303);
});

test('a risk of an outcome that ended waits for no follow-up', async () => {
  const { cast, me, outcomeId, list } = await prepared();
  const end = { kind: 'left_out', endedOn: today, reference: 'AM 12', reason: 'Coupe' };
  await doing(db, cast.system, endOutcome, { outcomeId, ...end });
  assert.ok(!(await me.get(paths.home())).text.includes(list));
});

test('only who keeps programmes withdraws and takes back, in its own institute', async () => {
  const { cast, me, riskId, withdraw, followUps } = await prepared();
  await me.post(paths.followUpRisk({ id: riskId }), followUp);
  const [row] = await followUps();
  const other = app.as((await makeCast(db)).as('programme_officer'));
  for (const form of [withdraw, paths.takeBackRiskFollowUp({ id: row!.id })]) {
    const typed = { version: '1', reason: 'Autre risque' };
    assert.equal((await app.as(cast.as('finance_officer')).post(form, typed)).status, 403);
    assert.equal((await other.post(form, typed)).status, 404);
  }
});
