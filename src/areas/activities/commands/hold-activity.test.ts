import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { activityById } from '../queries/activities.ts';
import { countsOf, holdingOf } from '../queries/activity-facts.ts';
import { cancelActivity } from './cancel-activity.ts';
import { correctHolding } from './correct-holding.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recordParticipants } from './record-participants.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const planned = await doing(db, coordinator, planActivity, { ...training, outcomeId, partnershipId });
  const held = { activityId: planned.id, heldFrom: '2026-03-02', heldUntil: '2026-03-06' };
  return { cast, coordinator, activityId: planned.id, held };
};

const cell = (count: number, sex = 'female') => ({ sex, ageBand: 'under_35', economy: 'informal', count });

test('a held activity tells its days, its report and how many took part', async () => {
  const { cast, coordinator, activityId, held } = await prepared();
  await doing(db, coordinator, holdActivity, {
    ...held,
    counts: [cell(12), cell(9, 'male'), cell(0, 'other')],
  });
  const [row, counts] = await db.read(coordinator, async (tx) => [
    await activityById(tx, cast.institute.id, activityId),
    await countsOf(tx, cast.institute.id, activityId),
  ]);
  assert.deepEqual(
    [row?.state, row?.heldFrom, row?.participants, row?.women],
    ['held', '2026-03-02', 21, 12],
  );
  assert.equal(counts.length, 2);
});

test('it is held once, not in the future, and not after it was cancelled', async () => {
  const { coordinator, activityId, held } = await prepared();
  const early = await perform(db, coordinator, holdActivity, newId(), {
    ...held,
    heldUntil: '2199-01-01',
    report: 'Done',
    reportOn: '2199-01-02',
  });
  assert.deepEqual(Object.keys((!early.done && early.fields) || {}), ['heldUntil', 'reportOn']);
  await doing(db, coordinator, holdActivity, held);
  const twice = await perform(db, coordinator, holdActivity, newId(), held);
  assert.deepEqual(!twice.done && twice.problem, { key: 'activities.is-held' });
  const cancelled = await perform(db, coordinator, cancelActivity, newId(), { activityId, reason: 'Rain' });
  assert.deepEqual(!cancelled.done && cancelled.problem, { key: 'activities.held-not-cancelled' });
  const other = await prepared();
  await doing(db, other.coordinator, cancelActivity, { activityId: other.activityId, reason: 'Rain' });
  const late = await perform(db, other.coordinator, holdActivity, newId(), other.held);
  assert.deepEqual(!late.done && late.problem, { key: 'activities.is-cancelled' });
});

test('a correction replaces what stood and says why; what stood is still there as of then', async () => {
  const { cast, coordinator, activityId, held } = await prepared();
  const first = await perform(db, coordinator, holdActivity, newId(), { ...held, counts: [cell(12)] });
  assert.ok(first.done);
  const unexplained = await perform(db, coordinator, recordParticipants, newId(), {
    activityId,
    counts: [cell(14)],
  });
  assert.deepEqual(!unexplained.done && unexplained.fields, {
    reason: [{ key: 'activities.reason-missing' }],
  });
  await doing(db, coordinator, recordParticipants, {
    activityId,
    counts: [cell(14), cell(3, 'unknown')],
    reason: 'Second list found',
  });
  const correction = { ...held, heldUntil: '2026-03-05', holdingId: first.value.id, reason: 'A day less' };
  await doing(db, coordinator, correctHolding, correction);
  const stale = await perform(db, coordinator, correctHolding, newId(), correction);
  assert.ok(!stale.done && stale.conflict);
  const at = (asOf?: number) =>
    db.read(coordinator, async (tx) => [
      (await holdingOf(tx, cast.institute.id, activityId, asOf))?.heldUntil,
      (await countsOf(tx, cast.institute.id, activityId, asOf)).map(({ count }) => count),
    ]);
  assert.deepEqual(await at(), ['2026-03-05', [14, 3]]);
  assert.deepEqual(await at(first.entryNo), ['2026-03-06', [12]]);
  const same = await perform(db, coordinator, recordParticipants, newId(), {
    activityId,
    counts: [cell(14)],
  });
  assert.deepEqual(!same.done && same.problem, { key: 'activities.counts-unchanged' });
});

test('an absurd, negative, broken or doubled count is refused at its cell and nothing is held', async () => {
  const { cast, coordinator, activityId, held } = await prepared();
  for (const [counts, field] of [
    [[cell(100_001)], 'counts.0.count'],
    [[cell(-1)], 'counts.0.count'],
    [[cell(1.5)], 'counts.0.count'],
    [[cell(1), cell(2)], 'counts'],
  ] as const) {
    const refused = await perform(db, coordinator, holdActivity, newId(), { ...held, counts });
    assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}), [field]);
  }
  const row = await db.read(coordinator, (tx) => activityById(tx, cast.institute.id, activityId));
  assert.equal(row?.state, 'planned');
});

test('staff hold it for a partner with the source; another partner and another institute find nothing', async () => {
  const { cast, held } = await prepared();
  const other = cast.as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(perform(db, other, holdActivity, newId(), held), NotFound);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, holdActivity, newId(), held), NotFound);
  const officer = cast.as('programme_officer');
  await doing(db, officer, holdActivity, { ...held, onBehalf: { source: 'Call of 9 March' } });
  const holding = await db.read(officer, (tx) => holdingOf(tx, cast.institute.id, held.activityId));
  assert.equal(holding?.enteredOnBehalf, 'Call of 9 March');
});
