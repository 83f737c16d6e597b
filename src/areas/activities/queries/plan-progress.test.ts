import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { cancelActivity } from '../commands/cancel-activity.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { progressOfLines, varianceOfPlan } from './plan-progress.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId, lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2026-02-01' });
  const plan = async (more: object) =>
    (await doing(db, cast.system, planActivity, { ...training, outcomeId, partnershipId, ...more })).id;
  return { cast, planId, lineId, plan };
};

test('a line tells the sessions and people of the trainings that were held on it, not of cancelled ones', async () => {
  const { cast, planId, lineId, plan } = await prepared();
  const held = await plan({ planLineId: lineId, sessions: 4 });
  await plan({ planLineId: lineId, sessions: 9 });
  const cancelled = await plan({ planLineId: lineId, sessions: 2 });
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'Rain' });
  const days = { heldFrom: '2026-03-02', heldUntil: '2026-03-06' };
  const counts = [
    { sex: 'female', ageBand: 'under_35', economy: 'formal', count: 11 },
    { sex: 'male', ageBand: 'under_35', economy: 'formal', count: 8 },
  ];
  await doing(db, cast.system, holdActivity, { activityId: held, ...days, counts });
  const progress = await db.read(cast.system, (tx) => progressOfLines(tx, cast.institute.id, planId));
  assert.deepEqual(progress.get(lineId), {
    planLineId: lineId,
    plannedTrainings: 2,
    heldTrainings: 1,
    heldSessions: 4,
    participants: 19,
  });
  const page = await testApp(db)
    .as(cast.as('programme_officer'))
    .get(paths.actionPlan({ id: planId }));
  assert.match(page.text, />4 \/ 10</);
  assert.match(page.text, />19 \/ 200</);
});

test('the variance list names trainings of the partner, country and period whose theme is on no line', async () => {
  const { cast, planId, plan } = await prepared();
  const off = await plan({ theme: 'Santé au travail', justification: 'Accident in March' });
  await plan({ theme: ' NÉGOCIATION ' });
  await plan({ theme: 'Santé', country: 'TG' });
  await plan({ theme: 'Santé', plannedFrom: '2025-12-01', plannedUntil: '2025-12-02' });
  const online = await plan({ theme: 'Santé', country: undefined, mode: 'online' });
  const cancelled = await plan({ theme: 'Santé' });
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'Rain' });
  const other = await partnerOf(db, cast, 'Other');
  await plan({ theme: 'Santé', partnershipId: other.partnershipId });
  const rows = await db.read(cast.system, (tx) => varianceOfPlan(tx, cast.institute.id, planId));
  assert.deepEqual(
    rows.map(({ id, justification }) => [id, justification]),
    [
      [off, 'Accident in March'],
      [online, null],
    ],
  );
});
