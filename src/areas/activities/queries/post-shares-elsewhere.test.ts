import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { cancelActivity } from '../commands/cancel-activity.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { checksOfActivities } from './activity-checks.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const support = async (
    [plannedFrom, plannedUntil]: readonly [string, string],
    { post = 'Legal adviser', percent = 60, to = partnershipId } = {},
  ) =>
    (
      await doing(db, cast.system, planActivity, {
        kind: 'A3',
        title: 'Secretariat',
        outcomeId,
        partnershipId: to,
        plannedFrom,
        plannedUntil,
        country: 'BJ',
        beneficiary: 'secretariat',
        purpose: 'To answer',
        postShares: [{ post, funder: 'institute', sharePercent: percent }],
      })
    ).id;
  const said = async (id: string) => {
    const checks = await db.read(cast.system, (tx) =>
      checksOfActivities(tx, cast.institute.id, { programmeId }, '2026-04-01' as CalendarDay),
    );
    const check = checks.get(id)?.find(({ ruleId }) => ruleId === 'A3-post-shares');
    return [check?.verdict, check?.inputs.percent];
  };
  return { cast, support, said };
};

test('a post that two activities of a partner bear in overlapping days is added up, whichever one asks', async () => {
  const { support, said } = await prepared();
  const first = await support(['2026-01-01', '2026-06-30']);
  assert.deepEqual(await said(first), ['ok', 0]);
  const second = await support(['2026-06-30', '2026-12-31'], { post: 'LEGAL adviser', percent: 50 });
  assert.deepEqual(await said(first), ['blocks', 110]);
  assert.deepEqual(await said(second), ['blocks', 110]);
});

test('another post, another partner, other days and what was cancelled bear nothing of it', async () => {
  const { cast, support, said } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const first = await support(['2026-01-01', '2026-06-30']);
  await support(['2026-01-01', '2026-06-30'], { post: 'Accountant' });
  await support(['2026-01-01', '2026-06-30'], { to: other.partnershipId });
  await support(['2026-07-01', '2026-12-31']);
  const cancelled = await support(['2026-01-01', '2026-06-30']);
  assert.deepEqual(await said(first), ['blocks', 120]);
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'Entered twice' });
  assert.deepEqual(await said(first), ['ok', 0]);
});

test('once it was held, the days it was held on count', async () => {
  const { cast, support, said } = await prepared();
  const first = await support(['2026-01-01', '2026-02-28']);
  const second = await support(['2026-03-01', '2026-03-31']);
  assert.deepEqual(await said(first), ['ok', 0]);
  const held = { activityId: second, heldFrom: '2026-02-28', heldUntil: '2026-03-31', counts: [] };
  await doing(db, cast.system, holdActivity, held);
  assert.deepEqual(await said(first), ['blocks', 120]);
});
