import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, title, training } from '../../../../test/support/union-work.ts';
import type { Command } from '../../../command/command.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { askBudgetShift } from '../../finance/commands/ask-budget-shift.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { setBudgetAmounts } from '../../finance/commands/set-budget-amounts.ts';
import { takeShiftStep } from '../../finance/commands/take-shift-step.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { reviseEvaluation } from '../../reviews/commands/revise-evaluation.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { endOutcome } from '../commands/end-outcome.ts';

const db = await testDatabase();
const app = testApp(db);
const year = yearOf(todayIn());
const endedOn = `${year - 1}-06-30`;
const stopped = { key: 'programmes.outcome-ended-stopped', args: { day: endedOn } };

/** A programme of which one outcome goes on and another can be stopped in the middle of last year. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, year - 2);
  const more = { programmeId, code: 'OS2', title, aims: ['O2'] };
  const { id: ending } = await doing(db, cast.system, addOutcome, more);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId, ending);
  const end = () =>
    doing(db, cast.system, endOutcome, {
      outcomeId: ending,
      version: 0,
      kind: 'stopped',
      endedOn,
      reference: 'AM 12',
      reason: 'Coupe',
    });
  const does = <I, V>(command: Command<I, V>, input: unknown): Promise<V> =>
    doing(db, cast.system, command, input);
  /** What is said beside the fields; nothing where it is done. */
  const said = async <I, V>(command: Command<I, V>, input: unknown) => {
    const performed = await perform(db, cast.system, command, newId(), input);
    if (performed.done) return 'done';
    return performed.fields ?? performed.problem;
  };
  return { cast, programmeId, outcomeId, ending, partnershipId, end, does, said };
};

test('an activity begins in an outcome until its end; one that was planned for later before may be revised as it stands', async () => {
  const { outcomeId, ending, end, does, said } = await prepared();
  const from = (plannedFrom: string, plannedUntil = plannedFrom) => ({
    ...training,
    plannedFrom,
    plannedUntil,
  });
  const later = { ...from(`${year - 1}-09-01`), outcomeId: ending };
  const { id: activityId } = await does(planActivity, later);
  await end();
  assert.deepEqual(await said(planActivity, later), { outcomeId: [stopped] });
  assert.equal(
    await said(planActivity, { ...from(endedOn, `${year - 1}-07-03`), outcomeId: ending }),
    'done',
  );
  assert.equal(await said(planActivity, { ...later, outcomeId }), 'done');
  const revised = { activityId, ...later, title: 'Autrement' };
  assert.equal(await said(reviseActivity, { ...revised, version: 1 }), 'done');
  const moved = { ...revised, ...from(`${year - 1}-10-01`), version: 2 };
  assert.deepEqual(await said(reviseActivity, moved), { outcomeId: [stopped] });
  assert.equal(await said(reviseActivity, { ...moved, outcomeId }), 'done');
  assert.deepEqual(await said(reviseActivity, { ...moved, version: 3 }), { outcomeId: [stopped] });
});

test('an evaluation of an outcome begins until its end, and the form says so beside the outcome', async () => {
  const { cast, programmeId, outcomeId, ending, end, does, said } = await prepared();
  const plan = (fromOn: string, of = ending) => ({
    programmeId,
    outcomeId: of,
    title: 'Finale',
    kind: 'final',
    isExternal: true,
    criteria: ['impact'],
    fromOn,
    untilOn: `${year - 1}-12-31`,
  });
  const after = plan(`${year - 1}-07-01`);
  const { id: evaluationId } = await does(planEvaluation, after);
  await end();
  assert.deepEqual(await said(planEvaluation, after), { outcomeId: [stopped] });
  assert.equal(await said(planEvaluation, plan(`${year - 1}-06-01`)), 'done');
  assert.equal(await said(planEvaluation, plan(after.fromOn, outcomeId)), 'done');
  const { programmeId: _, ...standing } = after;
  assert.equal(
    await said(reviseEvaluation, { evaluationId, version: 1, ...standing, title: 'Autre' }),
    'done',
  );
  const moved = { ...standing, fromOn: `${year - 1}-08-01` };
  assert.deepEqual(await said(reviseEvaluation, { evaluationId, version: 2, ...moved }), {
    outcomeId: [stopped],
  });
  const officer = app.as(cast.as('programme_officer', { language: 'fr' }));
  const typed = {
    outcomeId: ending,
    title: 'Finale de plus',
    kind: 'final',
    isExternal: 'on',
    criteria: 'impact',
    fromOn: `01/07/${year - 1}`,
    untilOn: `31/12/${year - 1}`,
  };
  const { status, text } = await officer.post(paths.newEvaluation({ id: programmeId }), typed);
  assert.equal(status, 422);
  assert.match(text, /href="#f-outcomeId"/);
  assert.match(text, /Finale de plus/, 'what was typed stays');
});

test('a window asks for days until the end of an outcome, and keeps what it asked for before', async () => {
  const { programmeId, outcomeId, ending, partnershipId, end, does, said } = await prepared();
  const define = (of: string, code: string) =>
    does(defineIndicator, {
      outcomeId: of,
      code,
      title,
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    });
  const [going, gone] = [await define(outcomeId, 'I1'), await define(ending, 'I2')];
  const asking = (name: string, half: 'first' | 'second', indicators: string[]) => ({
    programmeId,
    name,
    from: half === 'first' ? `${year - 1}-01-01` : `${year - 1}-07-01`,
    until: half === 'first' ? `${year - 1}-06-30` : `${year - 1}-12-31`,
    opensOn: `${year}-01-01`,
    closesOn: `${year}-12-31`,
    indicators,
    partnerships: [partnershipId],
  });
  const both = [going.id, gone.id];
  const { id } = await does(setWindow, asking('H2', 'second', both));
  await end();
  const added = { ...asking('H2 bis', 'second', both), until: `${year - 1}-08-31` };
  assert.deepEqual(await said(setWindow, added), { indicators: [stopped] });
  assert.equal(await said(setWindow, asking('H1', 'first', both)), 'done');
  const standing = { ...asking('H2', 'second', both), id };
  assert.equal(await said(setWindow, { ...standing, name: 'Automne', version: 1 }), 'done');
  const moved = { ...standing, name: 'Automne', from: `${year - 1}-08-01`, version: 2 };
  assert.deepEqual(await said(setWindow, moved), { indicators: [stopped] });
});

test('money for days after the end of an outcome is cut down or moved away, never added', async () => {
  const { cast, programmeId, outcomeId, ending, end, does, said } = await prepared();
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const cell = (of: string, minor: number, at = year) => ({
    block: 'operational',
    line: 'a',
    heading: 'running',
    outcomeId: of,
    from: `${at}-01-01`,
    until: `${at}-12-31`,
    amount: eur(minor),
  });
  const amounts = [cell(outcomeId, 500_00), cell(ending, 300_00)];
  const { ids } = await does(recordBudget, { programmeId, kind: 'decided', amounts });
  const [going, gone] = ids as [string, string];
  const shift = (fromId: string, toId: string) => ({
    programmeId,
    kind: 'move',
    on: todayIn(),
    reason: 'Arrêt',
    moves: [{ fromId, toId, amount: eur(50_00) }],
  });
  const { id: shiftId } = await does(askBudgetShift, shift(going, gone));
  const consent = { shiftId, step: 'consented', on: todayIn() };
  await doing(db, cast.as('director'), takeShiftStep, consent);
  await end();
  const apply = { shiftId, step: 'applied', on: todayIn() };
  assert.deepEqual(await said(takeShiftStep, apply), stopped, 'asked for before it ended');
  const standing = async () =>
    (await db.read(cast.system, (tx) => budgetInForce(tx, cast.institute.id, programmeId))).amounts.map(
      ({ minor }) => minor,
    );
  const set = (...changed: object[]) =>
    said(setBudgetAmounts, { programmeId, amounts: changed, reason: 'Arrêt de l’outcome' });
  assert.deepEqual(await set(cell(outcomeId, 600_00), cell(ending, 301_00)), {
    'amounts.1.outcomeId': [stopped],
  });
  assert.deepEqual(await set({ ...cell(ending, 1_00), line: 'b' }), { 'amounts.0.outcomeId': [stopped] });
  assert.deepEqual((await standing()).sort(), [300_00, 500_00], 'nothing half written');
  assert.equal(await set(cell(ending, 1_00, year - 1)), 'done', 'a year that began before the end');
  const fresh = { programmeId, kind: 'amended' };
  assert.deepEqual(await said(recordBudget, { ...fresh, amounts: [cell(ending, 400_00)] }), {
    'amounts.0.outcomeId': [stopped],
  });
  assert.deepEqual(await said(askBudgetShift, shift(going, gone)), { 'moves.0.toId': [stopped] });
  assert.equal(await said(askBudgetShift, shift(gone, going)), 'done');
  assert.equal(await set(cell(ending, 200_00)), 'done', 'cut down');
  const twice = await said(recordBudget, { ...fresh, amounts: [cell(ending, 200_00), cell(ending, 200_00)] });
  assert.deepEqual(
    twice,
    { 'amounts.0.outcomeId': [stopped], 'amounts.1.outcomeId': [stopped] },
    'said twice',
  );
  assert.equal(await said(recordBudget, { ...fresh, amounts: [cell(ending, 200_00)] }), 'done', 'taken over');
});

test('where an outcome is chosen its end stands beside its name, for the house and a partner that works in it', async () => {
  const { cast, programmeId, partnershipId, end } = await prepared();
  const en = { language: 'en' } as const;
  const officer = cast.as('programme_officer', en);
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
  await end();
  const forms: [Actor, string][] = [
    [officer, paths.planActivity({ kind: 'A1' })],
    [partner, paths.planActivity({ kind: 'A1' })],
    [officer, paths.newEvaluation({ id: programmeId })],
  ];
  for (const [actor, address] of forms) {
    const { text } = await app.as(actor).get(address);
    const offered = [...text.matchAll(/<option[^>]*>(OS\d[^<]*)</g)].map(([, label = '']) => label);
    const ended = offered.filter((label) => /stopped on/i.test(label));
    assert.deepEqual(
      ended.map((label) => label.slice(0, 3)),
      ['OS2'],
      `${actor.role} ${address}`,
    );
    assert.ok(offered.length > 1, address);
  }
});
