import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { recommendationById } from '../queries/recommendations.ts';
import { followRecommendation } from './follow-recommendation.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recommend } from './recommend.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const planned = { ...training, outcomeId, partnershipId };
  const { id: activityId } = await doing(db, coordinator, planActivity, planned);
  const advice = {
    activityId,
    recommendation: 'Collect dues by check-off',
    addressee: 'Treasurer of the federation',
    dueOn: '2026-09-30',
  };
  const hold = () =>
    doing(db, coordinator, holdActivity, { activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' });
  return { cast, coordinator, advice, hold, other };
};

test('a recommendation comes from what was held, and stays open until it is done or given up', async () => {
  const { cast, coordinator, advice, hold } = await prepared();
  const early = await perform(db, coordinator, recommend, newId(), advice);
  assert.equal(!early.done && early.problem?.key, 'activities.not-held-yet');
  await hold();
  const { id: recommendationId } = await doing(db, coordinator, recommend, advice);
  const stateNow = async () =>
    (await db.read(coordinator, (tx) => recommendationById(tx, cast.institute.id, recommendationId)))?.state;
  assert.equal(await stateNow(), null);
  const said = (state: string, onDay = '2026-06-01') => ({ recommendationId, state, onDay, what: 'Decided' });
  const reopened = await perform(db, coordinator, followRecommendation, newId(), said('reopened'));
  assert.equal(!reopened.done && reopened.problem?.key, 'activities.recommendation-is-open');
  const future = await perform(db, coordinator, followRecommendation, newId(), said('done', '2080-01-01'));
  assert.deepEqual(!future.done && future.fields, { onDay: [{ key: 'activities.day-in-future' }] });
  const tooEarly = await perform(db, coordinator, followRecommendation, newId(), said('done', '2026-03-01'));
  const before = { key: 'activities.day-before-held', args: { day: '2026-03-02' } };
  assert.deepEqual(!tooEarly.done && tooEarly.fields, { onDay: [before] });
  await doing(db, coordinator, followRecommendation, said('taken_up', '2026-03-02'));
  await doing(db, coordinator, followRecommendation, said('done'));
  assert.equal(await stateNow(), 'done');
  const again = await perform(db, coordinator, followRecommendation, newId(), said('not_followed'));
  assert.equal(!again.done && again.problem?.key, 'activities.recommendation-is-closed');
  await doing(db, coordinator, followRecommendation, said('reopened'));
  assert.equal(await stateNow(), 'reopened');
});

test('a recommendation of another partner does not exist, and who only reads cannot follow it', async () => {
  const { cast, coordinator, advice, hold, other } = await prepared();
  await hold();
  const { id: recommendationId } = await doing(db, coordinator, recommend, advice);
  const said = { recommendationId, state: 'done', onDay: '2026-06-01', what: 'Decided' };
  const stranger = cast.as('partner_coordinator', { partnerships: [other] });
  await assert.rejects(perform(db, stranger, followRecommendation, newId(), said), NotFound);
  await assert.rejects(perform(db, stranger, recommend, newId(), advice), NotFound);
  const elsewhere = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, elsewhere, followRecommendation, newId(), said), NotFound);
  const reader = cast.as('finance_officer');
  await assert.rejects(perform(db, reader, followRecommendation, newId(), said), NotAllowed);
});
