import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decision, gap, minutes, mission, reviewOf } from '../../../../test/support/review-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { activityById } from '../../activities/queries/activities.ts';
import { checksOfActivity } from '../../activities/queries/activity-checks.ts';
import { detailsOf } from '../../activities/queries/activity-details.ts';
import { missionsOfReview } from '../queries/missions.ts';
import { concludeReview } from './conclude-review.ts';
import { correctPoint } from './correct-point.ts';
import { startMission } from './start-mission.ts';

const db = await testDatabase();

const concluded = async () => {
  const cast = await makeCast(db);
  const work = await reviewOf(db, cast);
  const gapId = await work.add(gap);
  const decisionId = await work.add(decision);
  await doing(db, cast.system, concludeReview, { reviewId: work.reviewId });
  return { cast, ...work, gapId, decisionId, officer: cast.as('programme_officer') };
};

test('a mission keeps the review’s day and the words of what it cites, whatever is corrected later', async () => {
  const { cast, officer, reviewId, gapId, outcomeId, partnershipId } = await concluded();
  const started = { reviewId, pointIds: [gapId], ...mission };
  const { id, reference } = await doing(db, officer, startMission, started);
  assert.match(reference, /-2026-A8-0001$/);
  const { entry_no: version } = await db.read(officer, (tx) =>
    tx
      .selectFrom('review_points')
      .select('entry_no')
      .where('point_id', '=', gapId)
      .where('ended_by_no', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const corrected = { pointId: gapId, version, ...gap, what: 'Two branches negotiate', reason: 'Read again' };
  await doing(db, officer, correctPoint, corrected);
  const [activity, detail, missions, checks] = await db.read(officer, async (tx) => [
    await activityById(tx, cast.institute.id, id),
    (await detailsOf(tx, cast.institute.id, 'A8', [id])).get(id),
    await missionsOfReview(tx, cast.institute.id, reviewId),
    await checksOfActivity(tx, cast.institute.id, id, activityDay),
  ]);
  assert.deepEqual([activity?.outcomeId, activity?.partnershipId], [outcomeId, partnershipId]);
  assert.deepEqual([detail?.reviewId, detail?.reviewedOn], [reviewId, minutes.heldOn]);
  assert.deepEqual(detail?.citations, [{ citedKind: 'gap', cited: gap.what }]);
  assert.deepEqual(
    missions.map((row) => row.id),
    [id],
  );
  const said = Object.fromEntries(checks.map(({ ruleId, verdict }) => [ruleId, verdict]));
  assert.equal(said['A8-gap'], 'ok');
  assert.equal(said['A8-interest'], 'ok');
});

const activityDay = mission.plannedFrom as Parameters<typeof checksOfActivity>[3];

test('a mission says who decided on it, on which day and in which organ; half a decision is refused by field', async () => {
  const { cast, officer, reviewId, gapId } = await concluded();
  const started = { reviewId, pointIds: [gapId], ...mission };
  const decided = {
    decidedBy: 'joint',
    decidedOn: '2026-02-17',
    decidingOrgan: 'Steering committee, minutes 4',
  };
  const { id } = await doing(db, officer, startMission, { ...started, ...decided });
  const checks = await db.read(officer, (tx) => checksOfActivity(tx, cast.institute.id, id, activityDay));
  const said = checks.find(({ ruleId }) => ruleId === 'O7-who-decided');
  assert.equal(said?.verdict, 'ok');
  assert.deepEqual(said?.inputs, { by: 'joint', on: '2026-02-17', organ: decided.decidingOrgan });
  const half = { ...started, decidedOn: '2026-02-17' };
  const refused = await perform(db, officer, startMission, newId(), half);
  assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}), ['decidedBy']);
});

test('a mission that cites nothing is planned all the same, and marked', async () => {
  const { cast, officer, reviewId } = await concluded();
  const { id } = await doing(db, officer, startMission, { reviewId, ...mission });
  const checks = await db.read(officer, (tx) => checksOfActivity(tx, cast.institute.id, id, activityDay));
  assert.equal(checks.find(({ ruleId }) => ruleId === 'A8-gap')?.verdict, 'blocks');
});

test('a decision, a point of another review and an open review are nothing to start from', async () => {
  const { cast, officer, reviewId, decisionId } = await concluded();
  for (const pointIds of [[decisionId], [newId()]]) {
    const refused = await perform(db, officer, startMission, newId(), { reviewId, pointIds, ...mission });
    assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}), ['pointIds']);
  }
  const open = await reviewOf(db, await makeCast(db));
  await assert.rejects(
    perform(db, officer, startMission, newId(), { ...mission, reviewId: open.reviewId }),
    NotFound,
  );
  const other = await makeCast(db);
  const own = await reviewOf(db, other);
  const early = { ...mission, reviewId: own.reviewId };
  const refused = await perform(db, other.as('director'), startMission, newId(), early);
  assert.equal(!refused.done && refused.problem?.key, 'reviews.mission-needs-conclusion');
  assert.equal(cast.institute.id === other.institute.id, false);
});

test('what planning refuses is said by field, and nothing is left of the mission', async () => {
  const { cast, officer, reviewId } = await concluded();
  const wrong = { ...mission, reviewId, plannedUntil: '2026-01-01', country: undefined };
  const refused = await perform(db, officer, startMission, newId(), wrong);
  assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}).sort(), ['country', 'plannedUntil']);
  const rows = await db.read(officer, (tx) => missionsOfReview(tx, cast.institute.id, reviewId));
  assert.deepEqual(rows, []);
});

test('a partner, a finance officer and an auditor start no mission', async () => {
  const { cast, coordinator, reviewId } = await concluded();
  for (const actor of [coordinator, cast.as('finance_officer'), cast.as('auditor')])
    await assert.rejects(perform(db, actor, startMission, newId(), { reviewId, ...mission }), NotAllowed);
});

test('a mission that names a review of nobody is refused with a sentence', async () => {
  const { officer, outcomeId } = await concluded();
  const forged = { ...mission, kind: 'A8', outcomeId, reviewId: newId(), reviewedOn: '2026-01-10' };
  const refused = await perform(db, officer, planActivity, newId(), forged);
  assert.equal(!refused.done && refused.problem?.key, 'activities.review-unknown');
});
