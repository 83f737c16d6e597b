import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import { answerableRecommendations, openBefore } from '../queries/open-recommendations.ts';
import { openRecommendationsRule } from '../rules/mission-rules.ts';
import { followRecommendation } from './follow-recommendation.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recommend } from './recommend.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();

const mission = {
  kind: 'A8',
  title: 'Appui à la trésorerie',
  plannedFrom: '2026-03-02',
  plannedUntil: '2026-03-06',
  country: 'BJ',
  citations: [{ citedKind: 'gap', cited: 'Dues are not collected' }],
  expert: 'Treasurer of a federation',
  expertOrigin: 'belgian_affiliate',
  expertCountry: 'BE',
  termsOfReference: 'Set up check-off',
};

/** A mission of 2025 that left a recommendation, and the command with which the next one is planned. */
const prepared = async () => {
  const cast = await makeCast(db);
  const parameters = openRecommendationsRule.parameters.map((seed) => ({
    ...seed,
    ruleId: openRecommendationsRule.id,
  }));
  await doing(db, cast.system, adoptRulebook, { parameters, countryFacts: [] });
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const officer = cast.as('programme_officer');
  const earlier = async (of: string | undefined, on = '2025-03-03') => {
    const planned = { ...mission, outcomeId, partnershipId: of, plannedFrom: on, plannedUntil: on };
    const { id: activityId } = await doing(db, officer, planActivity, planned);
    await doing(db, officer, holdActivity, { activityId, heldFrom: on, heldUntil: on });
    const advice = {
      activityId,
      recommendation: 'Collect dues by check-off',
      addressee: 'Treasurer',
      dueOn: on,
    };
    return (await doing(db, officer, recommend, advice)).id;
  };
  const next = { ...mission, outcomeId, partnershipId };
  const open = async (id: string) =>
    (await db.read(officer, (tx) => openBefore(cast.institute.id, [id]).execute(tx))).rows.map(
      (each) => each.id,
    );
  const verdict = async (activityId: string) =>
    (
      await db.read(officer, (tx) =>
        checksOfActivity(tx, cast.institute.id, activityId, '2026-03-01' as CalendarDay),
      )
    ).find(({ ruleId }) => ruleId === 'A8-open-recommendations')?.verdict;
  return { cast, officer, outcomeId, partnershipId, earlier, next, open, verdict };
};

test('the next mission for a partner meets what the earlier ones left open, and a word on each settles it', async () => {
  const { cast, officer, earlier, next, open, verdict, outcomeId } = await prepared();
  const recommendationId = await earlier(next.partnershipId);
  const { id } = await doing(db, officer, planActivity, next);
  assert.deepEqual(await open(id), [recommendationId]);
  assert.equal(await verdict(id), 'warns');
  const { kind: _kind, partnershipId: _partner, ...rest } = next;
  const answers = [{ recommendationId, answer: 'Check-off was agreed with two employers' }];
  await doing(db, officer, reviseActivity, { ...rest, kind: 'A8', activityId: id, version: 1, answers });
  assert.equal(await verdict(id), 'ok');
  const closed = { recommendationId, state: 'done', onDay: '2026-04-01', what: 'Agreed' };
  await doing(db, officer, followRecommendation, closed);
  assert.deepEqual(await open(id), [recommendationId], 'it was open when the mission began');
  const offered = (missionId?: string) =>
    db.read(officer, (tx) => answerableRecommendations(tx, cast.institute.id, { missionId }));
  assert.deepEqual(await offered(), []);
  assert.deepEqual(
    (await offered(id)).map((each) => each.id),
    [recommendationId],
  );
  assert.equal((await offered(id))[0]?.outcomeId, outcomeId);
});

test('a mission owes no word on what was closed before it, came later, or is another partner’s', async () => {
  const { cast, officer, earlier, next, open, verdict } = await prepared();
  const { partnershipId: other } = await partnerOf(db, cast, 'Other');
  const closed = await earlier(next.partnershipId);
  await doing(db, officer, followRecommendation, {
    recommendationId: closed,
    state: 'done',
    onDay: '2025-12-01',
    what: 'Agreed',
  });
  await earlier(next.partnershipId, '2026-05-04');
  const stranger = await earlier(other);
  const { id } = await doing(db, officer, planActivity, next);
  assert.deepEqual(await open(id), []);
  assert.equal(await verdict(id), 'ok');
  const answers = [{ recommendationId: stranger, answer: 'Not theirs' }];
  const refused = await perform(db, officer, planActivity, newId(), { ...next, answers });
  assert.deepEqual(!refused.done && refused.fields, { answers: [{ key: 'activities.answer-of-another' }] });
});

test('a mission that is no partner’s meets what is open under its outcome', async () => {
  const { officer, earlier, next, open } = await prepared();
  const recommendationId = await earlier(undefined);
  const { partnershipId: _partner, ...own } = next;
  const { id } = await doing(db, officer, planActivity, own);
  assert.deepEqual(await open(id), [recommendationId]);
});
