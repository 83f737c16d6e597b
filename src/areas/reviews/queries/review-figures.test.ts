import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { correctHolding } from '../../activities/commands/correct-holding.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { recordParticipants } from '../../activities/commands/record-participants.ts';
import { holdingOf } from '../../activities/queries/activity-facts.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { addPoint } from '../commands/add-point.ts';
import { concludeReview } from '../commands/conclude-review.ts';
import { reviewFigures } from './review-figures.ts';
import { reviewById } from './reviews.ts';

const db = await testDatabase();

test('the figures of a concluded review stay what they were, whatever comes or is corrected later', async () => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const { today, reviewId, programmeId, activities, indicatorId } = office;
  const { system, institute } = cast;
  const [outcomeId, partnershipId] = [office.outcomes[0], office.partnerships[0]];
  const onBehalf = { source: 'letter' };
  const count = (n: number) => [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: n }];
  const hold = { activityId: activities.late, heldFrom: addDays(today, -14), heldUntil: addDays(today, -12) };
  await doing(db, system, holdActivity, { ...hold, counts: count(20), onBehalf });
  const figures = (asOf?: number) =>
    db.read(system, (tx) => reviewFigures(tx, institute.id, { outcomeId, programmeId, asOf }));
  const before = await figures();
  assert.equal(before.activities[0]?.held, 1);
  assert.equal(before.activities[0]?.participants, 20);
  assert.equal(before.money?.recorded, 400_00);
  assert.equal(before.indicators[0]?.actual?.value, '150');
  await doing(db, system, addPoint, { reviewId, kind: 'gap', what: 'Slow', about: { kind: 'outcome' } });
  const { asOf } = await doing(db, system, concludeReview, { reviewId });

  const { partnerships } = office;
  await doing(db, system, recordMeasurement, {
    indicatorId,
    partnershipId: partnerships[1],
    from: `${yearOf(today)}-01-01`,
    until: addDays(today, -1),
    value: '900',
    provenance: 'register',
    onBehalf,
  });
  await doing(db, system, recordExpense, {
    outcomeId,
    partnershipId,
    line: 'a',
    heading: 'running',
    paidOn: addDays(today, -3),
    description: 'Later',
    amount: { minor: 50_00, currency: 'EUR' },
    onBehalf,
  });
  await doing(db, system, cancelActivity, { activityId: activities.ahead, reason: 'Strike', onBehalf });
  const reason = 'The list was read again';
  await doing(db, system, recordParticipants, {
    activityId: activities.late,
    counts: count(30),
    reason,
    onBehalf,
  });
  const holding = await db.read(system, (tx) => holdingOf(tx, institute.id, activities.late));
  const correction = { ...hold, holdingId: holding!.id, heldUntil: addDays(today, -11), reason, onBehalf };
  await doing(db, system, correctHolding, correction);

  const review = await db.read(system, (tx) => reviewById(tx, institute.id, reviewId));
  assert.equal(review?.asOf, asOf);
  assert.deepEqual(await figures(asOf), before);
  const now = await figures();
  assert.equal(now.indicators[0]?.actual?.value, '1050');
  assert.equal(now.money?.recorded, 450_00);
  assert.equal(now.activities[0]?.participants, 30);
  assert.equal(now.activities[0]?.cancelled, (before.activities[0]?.cancelled ?? 0) + 1);
});
