import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { fileProgramme } from '../../filing/commands/file-programme.ts';
import { addOutput } from '../../programmes/commands/add-output.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { correctIndicator } from './correct-indicator.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';
import { withdrawIndicator } from './withdraw-indicator.ts';
import { withdrawWindow } from './withdraw-window.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, institute, programme, officer, partner, indicator, record, open } = office;
const [outcomeId, otherOutcome] = programme.outcomes;
const app = testApp(db);
const why = { reason: 'Defined twice' };
const definitionOf = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id);
const withdrawing = async (indicatorId: string, more = {}, actor = officer) => {
  const version = (await definitionOf(indicatorId))?.version ?? 1;
  return perform(db, actor, withdrawIndicator, newId(), { indicatorId, version, ...why, ...more });
};
const correcting = async (indicatorId: string, more = {}, actor = officer) => {
  const { version = 1, code = '?' } = (await definitionOf(indicatorId)) ?? {};
  const input = { indicatorId, version, code, hangsOn: { outcomeId }, ...why, ...more };
  return perform(db, actor, correctIndicator, newId(), input);
};
const lastEntry = () =>
  db.read(officer, async (tx) => {
    const { no } = await tx
      .selectFrom('audit_entries')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('chain', '=', institute)
      .executeTakeFirstOrThrow();
    return Number(no);
  });

test('an indicator defined by mistake goes with its targets and baseline; as of earlier it stands, and its code is free', async () => {
  const id = await indicator({ code: 'M1' });
  const year = { from: firstHalf.from, until: `${firstHalf.from.slice(0, 4)}-12-31` };
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '40' });
  await doing(db, officer, setBaseline, { indicatorId: id, year: 2020, value: '7' });
  const before = await lastEntry();
  const address = paths.withdrawIndicator({ id });
  assert.match((await app.as(officer).get(paths.indicator({ id }))).text, new RegExp(address));
  const unsaid = await app.as(officer).post(address, { version: '1', reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  const sent = await app.as(officer).post(address, { version: '1', ...why });
  assert.equal(sent.headers.get('location')?.split('?')[0], paths.indicators({ id: outcomeId }));
  for (const page of [
    paths.indicator({ id }),
    address,
    paths.correctIndicator({ id }),
    paths.targets({ id }),
  ])
    assert.equal((await app.as(officer).get(page)).status, 404, page);
  assert.doesNotMatch((await app.as(officer).get(paths.indicators({ id: outcomeId }))).text, /M1/);
  const standing = await db.read(officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id], asOf: before }),
  );
  assert.deepEqual(
    standing.map(({ baseline, target }) => [baseline?.value, target?.value]),
    [['7', '40']],
  );
  const left = await db.read(officer, (tx) =>
    tx
      .selectFrom('targets')
      .select('id')
      .where('indicator_id', '=', id)
      .where('ended_by_no', 'is', null)
      .execute(),
  );
  assert.deepEqual(left, []);
  await indicator({ code: 'M1' });
  await assert.rejects(withdrawing(id), NotFound);
});

test('what rests on an indicator keeps it, and is said with what to do instead', async () => {
  const measured = await indicator();
  await record(measured, '9');
  assert.equal(told(await withdrawing(measured)), 'results.rests-measured');
  const asked = await indicator();
  const { submitting, input } = await open([asked]);
  assert.equal(told(await withdrawing(asked)), 'results.rests-asked');
  const nothing = [{ indicatorId: asked, reason: 'No congress' }];
  assert.equal(told(await submitting([], { nothing })), 'done');
  const reported = await withdrawing(asked);
  assert.ok(!reported.done);
  assert.deepEqual(reported.problem, { key: 'results.rests-reported', args: { names: input.name } });
  const released = await indicator();
  const { windowId } = await open([released]);
  await doing(db, officer, withdrawWindow, { windowId, version: 1, reason: 'Wrong programme' });
  assert.equal(told(await withdrawing(released)), 'done', 'a window that was withdrawn holds nothing');
  const named = await indicator({ code: 'N1' });
  await indicator({ code: 'N2', formula: '2 * [N1]' });
  assert.equal(told(await withdrawing(named)), 'results.rests-formula');
});

test('nobody else withdraws or corrects one, and of two people the second is told', async () => {
  const id = await indicator();
  const other = await makeCast(db);
  for (const act of [withdrawing, correcting]) {
    await assert.rejects(act(id, {}, other.as('programme_officer')), NotFound);
    for (const actor of [partner, cast.as('finance_officer'), cast.as('auditor')])
      await assert.rejects(act(id, {}, actor), NotAllowed);
  }
  const theirs = app.as(other.as('programme_officer'));
  for (const address of [paths.withdrawIndicator({ id }), paths.correctIndicator({ id })]) {
    assert.equal((await theirs.get(address)).status, 404);
    assert.equal((await app.as(partner).get(address)).status, 403);
  }
  const definition = { measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const title = { fr: { text: 'Adhérents', source: true } };
  await doing(db, officer, redefineIndicator, { indicatorId: id, version: 1, title, ...definition });
  for (const act of [withdrawing, correcting]) {
    const late = await act(id, { version: 1 });
    assert.ok(!late.done && late.conflict?.version === 2);
  }
});

test('a code and a place are corrected with the reason; a taken code, a formula and a figure stand in the way', async () => {
  const id = await indicator({ code: 'C1' });
  await indicator({ code: 'C2' });
  assert.deepEqual(told(await correcting(id, { code: 'C2' })), { code: 'results.code-taken' });
  const { id: outputId } = await doing(db, officer, addOutput, {
    ...{
      outcomeId: otherOutcome,
      code: 'O2',
      title: { fr: { text: 'Un output', source: true } },
      actions: ['A2'],
    },
  });
  const foreign = { hangsOn: { outcomeId, outputId } };
  assert.deepEqual(told(await correcting(id, foreign)), { hangsOn: 'problem.not-known-here' });
  const address = paths.correctIndicator({ id });
  const form = app.as(officer);
  assert.match((await form.get(address)).text, new RegExp(`value="${outcomeId}" selected`));
  const sent = { version: '1', code: 'C9', hangsOn: `${otherOutcome}/${outputId}`, ...why };
  assert.equal((await form.post(address, sent)).status, 303);
  const now = (await definitionOf(id))!;
  assert.deepEqual([now.code, now.outcomeId, now.outputId], ['C9', otherOutcome, outputId]);

  const named = await indicator({ code: 'F1' });
  const worked = await indicator({ code: 'F2', formula: '3 * [F1]' });
  assert.deepEqual(told(await correcting(named, { code: 'F9' })), { code: 'results.rests-formula' });
  const moved = { hangsOn: { outcomeId: otherOutcome } };
  assert.deepEqual(told(await correcting(worked, moved)), { hangsOn: 'results.formula-unknown' });
  const measured = await indicator({ code: 'G1' });
  await record(measured, '9');
  assert.deepEqual(told(await correcting(measured, moved)), { hangsOn: 'results.place-is-measured' });
  assert.equal(told(await correcting(measured, { code: 'G2' })), 'done');
});

test('an outcome of another programme is no place, and what was handed in to the donor stays', async () => {
  const elsewhere = await makeProgramme(db, cast);
  const id = await indicator();
  const far = { hangsOn: { outcomeId: elsewhere.outcomes[0] } };
  assert.deepEqual(told(await correcting(id, far)), { hangsOn: 'problem.not-known-here' });
  for (const outcome of programme.outcomes)
    await doing(db, officer, reviseOutcome, {
      ...{ outcomeId: outcome, code: outcome.slice(-6), title: { fr: { text: 'Un outcome', source: true } } },
      ...{ aims: ['O1'], isBelgian: false, places: [], version: 1 },
    });
  await doing(db, officer, fileProgramme, { programmeId: programme.id, kind: 'programme' });
  for (const act of [withdrawing, correcting]) assert.equal(told(await act(id)), 'results.rests-filed');
  const since = await indicator();
  assert.equal(told(await withdrawing(since)), 'done', 'what came after was not in it');
  const last = await indicator();
  await doing(db, cast.system, decideProgramme, {
    ...{ programmeId: programme.id, kind: 'submitted', decidedOn: todayIn() },
  });
  assert.equal(told(await withdrawing(last)), 'results.rests-filed');
});
