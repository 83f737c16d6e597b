import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { draftAmendment } from '../../partners/commands/draft-amendment.ts';
import { signAmendment } from '../../partners/commands/sign-amendment.ts';
import { askForTransfer } from './ask-for-transfer.ts';
import { changePlannedTransfer } from './change-planned-transfer.ts';
import { decideTransfer } from './decide-transfer.ts';
import { planTransfer } from './plan-transfer.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const agreed = (more = {}) => agreedTransfers(db, more);

/** A day as a French reader types it. */
const written = (day: string) => day.split('-').reverse().join('/');

test('a transfer is planned, asked for by the partner, approved by the institute and paid by a recorded bank transfer', async () => {
  const { planned, ask, decide, sent, pay, now, partner, agreementId } = await agreed();
  const { id } = await planned(4_000_00, { conditions: [] });
  assert.equal((await now(id)).state, 'planned');
  assert.ok(!(await decide(id, 'approved')).done);
  assert.ok((await ask(id)).done);
  assert.ok((await decide(id, 'approved')).done);
  const { id: transactionId } = await sent(3_900_00);
  assert.ok((await pay(id, transactionId)).done);
  const { state, paidMinor } = await now(id);
  assert.deepEqual([state, paidMinor], ['paid', 3_900_00]);
  const page = await app.as(partner).get(paths.plannedTransfer({ id }));
  assert.equal(page.status, 200);
  assert.match(page.text, /3[\s.\u202f]900,00/);
  const plan = await app.as(partner).get(paths.agreementTransfers({ id: agreementId }));
  assert.match(plan.text, /6[\s.\u202f]100,00/);
});

test('the partner sees on one page why its transfer waits; another partner finds nothing, and asks under no other agreement', async () => {
  const { planned, judge, conditions, partner, stranger, ask, cast, agreementId } = await agreed();
  const { id } = await planned(1_000_00, {
    conditions: [
      { kind: 'report', what: 'Rapport 2026' },
      { kind: 'justified', percent: 80 },
      { kind: 'amendment' },
      { kind: 'other', what: 'Une réunion du bureau', confirmedBy: 'finance_officer' },
    ],
  });
  const seen = await app.as(partner).get(paths.plannedTransfer({ id }));
  assert.match(seen.text, /Pourquoi il attend/);
  assert.match(seen.text, /Rapport 2026/);
  assert.match(seen.text, /Une réunion du bureau/);
  assert.match(seen.text, /aucun argent n’est parti avant/);
  const [report] = await conditions(id);
  assert.equal(report?.isMet, false);
  await assert.rejects(judge(report!.id, true, partner), NotAllowed);
  assert.ok((await judge(report!.id, true, cast.as('programme_officer'))).done);
  assert.equal((await conditions(id))[0]?.since, on(-3));
  const other = app.as(stranger);
  for (const address of [
    paths.plannedTransfer({ id }),
    paths.askForTransfer({ id }),
    paths.agreementTransfers({ id: agreementId }),
  ])
    assert.equal((await other.get(address)).status, 404, address);
  assert.doesNotMatch((await other.get(paths.plannedTransfers())).text, /1[\s.\u202f]000,00/);
  await assert.rejects(ask(id, stranger), NotFound);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.plannedTransfers())).status, 404);
  const auditor = cast.as('auditor', { scope: { outcomes: [newId()], years: [2026] } });
  assert.equal((await app.as(auditor).get(paths.plannedTransfer({ id }))).status, 404);
  const foreign = (await makeCast(db)).as('finance_officer');
  assert.equal((await app.as(foreign).get(paths.plannedTransfer({ id }))).status, 404);
  await assert.rejects(ask(id, foreign), NotFound);
});

test('nobody approves the own request, a partner decides nothing, and a refusal says why', async () => {
  const { planned, decide, finance, director, partner, now } = await agreed();
  const { id } = await planned(1_000_00);
  const onBehalf = { source: 'Courriel du trésorier' };
  const silent = await perform(db, finance, askForTransfer, newId(), { transferId: id, on: on(-3) });
  assert.deepEqual(!silent.done && Object.keys(silent.fields ?? {}), ['onBehalf.source']);
  await doing(db, finance, askForTransfer, { transferId: id, on: on(-3), onBehalf });
  await assert.rejects(decide(id, 'approved', finance), NotAllowed);
  await assert.rejects(decide(id, 'approved', partner), NotAllowed);
  const mute = await decide(id, 'refused', director, { note: undefined });
  assert.deepEqual(!mute.done && Object.keys(mute.fields ?? {}), ['note']);
  assert.ok((await decide(id, 'refused', director)).done);
  assert.equal((await now(id)).state, 'refused');
});

test('of two approvals at once one stands, the other is shown what changed; so with two payments', async () => {
  const { planned, ask, director, finance, now, sent, pay } = await agreed();
  const { id } = await planned(1_000_00);
  await ask(id);
  const decision = { transferId: id, version: (await now(id)).version, decision: 'approved', on: on(-2) };
  const both = await Promise.all(
    [finance, director].map((actor) => perform(db, actor, decideTransfer, newId(), decision)),
  );
  assert.deepEqual(both.map(({ done }) => done).sort(), [false, true]);
  const refused = both.find(({ done }) => !done);
  assert.ok(refused && !refused.done && refused.conflict);
  const [one, two] = [await sent(1_000_00), await sent(1_000_00)];
  const paid = await Promise.all([pay(id, one.id), pay(id, two.id)]);
  assert.deepEqual(paid.map(({ done }) => done).sort(), [false, true]);
});

test('money goes under a signed agreement only, and never more than it leaves', async () => {
  const unsigned = await agreed({ isSigned: false });
  const { id } = await unsigned.planned(1_000_00);
  await unsigned.ask(id);
  const early = await unsigned.decide(id, 'approved');
  assert.equal(!early.done && early.problem?.key, 'finance.transfer-agreement-not-running');
  const { planned, plan, finance, director, agreementId, ask, decide } = await agreed();
  const large = await planned(8_000_00);
  const above = await perform(db, finance, planTransfer, newId(), plan(2_000_01));
  assert.deepEqual(!above.done && above.fields?.amount?.[0]?.args?.left, '2000.00');
  const rest = await planned(2_000_00);
  const amendmentId = newId();
  const less = { id: amendmentId, agreementId, amount: eur(9_000_00), reason: 'Moins' };
  await doing(db, director, draftAmendment, less);
  const signing = { signedOn: on(-100), signedForPartnerBy: 'its secretary general' };
  await doing(db, director, signAmendment, { amendmentId, ...signing });
  for (const each of [large, rest]) await ask(each.id);
  assert.ok((await decide(large.id, 'approved')).done);
  const refused = await decide(rest.id, 'approved');
  assert.equal(!refused.done && refused.problem?.key, 'finance.transfer-above-agreement');
  const page = await app.as(finance).get(paths.agreementTransfers({ id: agreementId }));
  assert.match(page.text, /dépasse de 1[\s.\u202f]000,00/);
});

test('a plan is changed until it is asked for; what was said of a condition that stays, stays', async () => {
  const { cast, planned, plan, now, finance, conditions, judge, ask } = await agreed();
  const report = { kind: 'report', what: 'Rapport' };
  const { id } = await planned(500_00, { conditions: [report] });
  const [before] = await conditions(id);
  await judge(before!.id, true, cast.as('programme_officer'));
  const { agreementId: _, ...fields } = plan(600_00, {
    conditions: [report, { kind: 'justified', percent: 50 }],
  });
  const change = { id, reason: 'Un autre montant', ...fields };
  const version = (await now(id)).version;
  await doing(db, finance, changePlannedTransfer, { ...change, version });
  assert.equal((await now(id)).minor, 600_00);
  const after = await conditions(id);
  assert.deepEqual(
    after.map(({ kind, isMet }) => [kind, isMet]),
    [
      ['report', true],
      ['justified', true],
    ],
  );
  const stale = await perform(db, finance, changePlannedTransfer, newId(), { ...change, version });
  assert.ok(!stale.done && stale.conflict);
  await ask(id);
  const asked = (await now(id)).version;
  const late = await perform(db, finance, changePlannedTransfer, newId(), { ...change, version: asked });
  assert.equal(!late.done && late.problem?.key, 'finance.transfer-not-changed-now');
});

test('the forms work without scripts and keep what was typed where something is wrong', async () => {
  const { agreementId, programme, finance, partner, director, cast, sent } = await agreed();
  const staff = app.as(finance);
  const typed = {
    dueOn: written(on(5)),
    amount: '500,00',
    programmeId: programme.id,
    'conditions.0.kind': 'other',
    'conditions.0.what': 'Une réunion',
  };
  const address = paths.planTransfer({ id: agreementId });
  assert.equal((await staff.get(address)).status, 200);
  const wrong = await staff.post(address, typed);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Une réunion/);
  const made = await staff.post(address, { ...typed, 'conditions.0.confirmedBy': 'finance_officer' });
  assert.equal(made.status, 303, made.text.slice(0, 1500));
  const id = (made.location ?? '').split('?')[0]!.split('/').at(-1)!;
  assert.equal((await app.as(partner).get(address)).status, 403);
  const list = await staff.get(withQuery(paths.plannedTransfers(), { state: 'waiting' }));
  assert.match(list.text, /500,00/);
  assert.match((await staff.get(withQuery(paths.plannedTransfers(), { format: 'csv' }))).text, /500,00/);
  assert.equal((await staff.get(paths.changePlannedTransfer({ id }))).status, 200);
  const conditionId = /transfer-conditions\/([^/]+)\/verdict/.exec(
    (await staff.get(paths.plannedTransfer({ id }))).text,
  )?.[1];
  const verdict = paths.judgeCondition({ id: conditionId! });
  assert.equal((await staff.get(verdict)).status, 200);
  assert.equal((await staff.post(verdict, { isMet: 'yes', on: '', note: '' })).status, 422);
  const day = written(today);
  assert.equal((await staff.post(verdict, { isMet: 'yes', on: day, note: 'PV' })).status, 303);
  const request = app.as(partner);
  assert.equal((await request.get(paths.askForTransfer({ id }))).status, 200);
  assert.equal((await request.post(paths.askForTransfer({ id }), { on: day })).status, 303);
  const deciding = app.as(director);
  const form = await deciding.get(paths.decideTransfer({ id }));
  const version = /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? '';
  const decided = await deciding.post(paths.decideTransfer({ id }), {
    decision: 'approved',
    on: day,
    version,
  });
  assert.equal(decided.status, 303, decided.text.slice(0, 1500));
  const { id: transactionId } = await sent(500_00, today);
  assert.equal((await staff.get(paths.executeTransfer({ id }))).status, 200);
  assert.equal((await staff.post(paths.executeTransfer({ id }), { transactionId: '' })).status, 422);
  assert.equal((await staff.post(paths.executeTransfer({ id }), { transactionId })).status, 303);
  const read = cast.as('programme_officer');
  assert.equal((await app.as(read).get(paths.decideTransfer({ id }))).status, 403);
});
