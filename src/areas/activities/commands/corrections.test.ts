import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { builtUnitsOf } from '../queries/built-units.ts';
import { laterFacts } from '../queries/later-facts.ts';
import { recommendationById } from '../queries/recommendations.ts';
import { trainingUse } from '../queries/training-uses.ts';
import { correctRecommendation } from './correct-recommendation.ts';
import { correctUse } from './correct-use.ts';
import { followRecommendation } from './follow-recommendation.ts';
import { holdActivity } from './hold-activity.ts';
import { nameUnit } from './name-unit.ts';
import { planActivity } from './plan-activity.ts';
import { recommend } from './recommend.ts';
import { recordUse } from './record-use.ts';
import { withdrawUnit } from './withdraw-unit.ts';

const db = await testDatabase();
const app = testApp(db);

const seniors = {
  kind: 'A5',
  organiserKind: 'ilo',
  trainingField: 'bargaining',
  countries: ['BJ', 'TG'],
  selection: 'By the national bureau',
  nationalLeaders: 2,
  sectorLeaders: 0,
  headsOfDepartment: 0,
  otherFunctions: 0,
  tookPartBefore: 0,
};
const section = { kind: 'A1', branch: 'organisation', buildingForm: 'new_section', purpose: 'A section' };
const wrong = { reason: 'Typed under the wrong activity' };

const prepared = async (detail: object) => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const week = { title: 'A week', plannedFrom: '2026-03-02', plannedUntil: '2026-03-06', country: 'BJ' };
  const { id: activityId } = await doing(db, me, planActivity, {
    ...week,
    ...detail,
    outcomeId,
    partnershipId,
  });
  await doing(db, me, holdActivity, { activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' });
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  return { cast, me, activityId, strangers, institute: cast.institute.id };
};

test('a recommendation recorded by mistake is corrected with a reason, keeps what became of it, or never was', async () => {
  const { cast, me, activityId, strangers, institute } = await prepared(seniors);
  const advice = { recommendation: 'Collect dues', addressee: 'Treasurer', dueOn: '2026-09-30' };
  const { id: recommendationId } = await doing(db, me, recommend, { activityId, ...advice });
  const state = { recommendationId, state: 'taken_up', onDay: '2026-06-01', what: 'Decided' };
  await doing(db, me, followRecommendation, state);
  const now = () => db.read(me, (tx) => recommendationById(tx, institute, recommendationId));
  const stood = (await now())?.entryNo;
  const said = { recommendationId, version: stood, ...advice, recommendation: 'Collect dues by check-off' };
  const unreasoned = await perform(db, me, correctRecommendation, newId(), said);
  assert.ok(!unreasoned.done && unreasoned.fields?.reason);
  await doing(db, me, correctRecommendation, { ...said, ...wrong });
  assert.equal((await now())?.recommendation, 'Collect dues by check-off');
  assert.equal((await now())?.state, 'taken_up');
  for (const stranger of strangers)
    await assert.rejects(
      perform(db, stranger, correctRecommendation, newId(), { ...said, ...wrong }),
      NotFound,
    );
  const reader = cast.as('finance_officer');
  await assert.rejects(
    perform(db, reader, correctRecommendation, newId(), { ...said, ...wrong }),
    NotAllowed,
  );
  const version = (await now())?.entryNo;
  await doing(db, me, correctRecommendation, { ...said, ...wrong, version, neverWas: true });
  assert.equal(await now(), undefined);
  const kept = await db.read(me, (tx) =>
    tx
      .selectFrom('recommendations')
      .select('recommendation')
      .where('recommendation_id', '=', recommendationId)
      .execute(),
  );
  assert.equal(kept.length, 2, 'both rows stay');
  await assert.rejects(perform(db, me, followRecommendation, newId(), state), NotFound);
});

test('the use of a training is corrected by another row, and counts no more once it never was', async () => {
  const { me, activityId, strangers, institute } = await prepared(seniors);
  const use = { askedOn: '2026-09-10', asked: 10, usingIt: 4, what: 'Negotiate' };
  const { id } = await doing(db, me, recordUse, { activityId, ...use });
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, correctUse, newId(), { id, ...use, ...wrong }), NotFound);
  const beyond = await perform(db, me, correctUse, newId(), { id, ...use, usingIt: 11, ...wrong });
  assert.deepEqual(!beyond.done && Object.keys(beyond.fields ?? {}), ['usingIt']);
  const future = await perform(db, me, correctUse, newId(), { id, ...use, askedOn: '2080-01-01', ...wrong });
  assert.deepEqual(!future.done && future.fields, { askedOn: [{ key: 'activities.day-in-future' }] });
  const { id: second } = await doing(db, me, correctUse, { id, ...use, usingIt: 5, ...wrong });
  const standing = (of: string) => db.read(me, (tx) => trainingUse(tx, institute, of));
  assert.equal((await standing(second))?.usingIt, 5);
  assert.equal(await standing(id), undefined);
  await doing(db, me, correctUse, { id: second, ...use, ...wrong, neverWas: true });
  const { rows } = await db.read(me, (tx) => laterFacts(institute, [activityId]).execute(tx));
  assert.equal(rows[0]?.askedOn, null);
});

test('a unit named by mistake is withdrawn with a reason and counts no more', async () => {
  const { me, activityId, strangers, institute } = await prepared(section);
  const named = { activityId, unit: 'Port section', result: 'created', unitLevel: 'local' };
  const { id } = await doing(db, me, nameUnit, named);
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, withdrawUnit, newId(), { id, ...wrong }), NotFound);
  await doing(db, me, withdrawUnit, { id, ...wrong });
  assert.deepEqual(await db.read(me, (tx) => builtUnitsOf(tx, institute, activityId)), []);
  await assert.rejects(perform(db, me, withdrawUnit, newId(), { id, ...wrong }), NotFound);
});

test('each correction has its form, reached from the page of the activity, which asks for a reason', async () => {
  const { cast, me, activityId } = await prepared(seniors);
  const use = { askedOn: '2026-09-10', asked: 10, usingIt: 4, what: 'Ils négocient' };
  const { id } = await doing(db, me, recordUse, { activityId, ...use });
  const advice = { recommendation: 'Retenir à la source', addressee: 'Trésorerie', dueOn: '2026-09-30' };
  const { id: recommendationId } = await doing(db, me, recommend, { activityId, ...advice });
  const seen = app.as(me);
  const page = (await seen.get(paths.activity({ id: activityId }))).text;
  const correction = paths.correctUse({ id });
  assert.ok(page.includes(`href="${correction}"`));
  assert.ok(page.includes(`href="${paths.correctRecommendation({ id: recommendationId })}"`));
  assert.match((await seen.get(correction)).text, /Ils négocient<\/textarea>/);
  const typed = { askedOn: '10/09/2026', asked: '10', usingIt: '6', what: 'Ils négocient' };
  assert.equal((await seen.post(correction, typed)).status, 422);
  assert.equal((await seen.post(correction, { ...typed, ...wrong })).status, 303);
  const advised = paths.correctRecommendation({ id: recommendationId });
  assert.match((await seen.get(advised)).text, /Retenir à la source<\/textarea>/);
  const { version = '' } = filledFormWith((await seen.get(advised)).text, 'reason') ?? {};
  const never = { ...advice, dueOn: '30/09/2026', ...wrong, version, neverWas: 'yes' };
  assert.equal((await seen.post(advised, never)).status, 303);
  const after = (await seen.get(paths.activity({ id: activityId }))).text;
  assert.match(after, /6[^<]*10/);
  assert.doesNotMatch(after, /Retenir à la source/);
  const reader = app.as(cast.as('finance_officer'));
  assert.doesNotMatch((await reader.get(paths.activity({ id: activityId }))).text, /\/correction"/);
  const built = await prepared(section);
  const named = {
    activityId: built.activityId,
    unit: 'Section du port',
    result: 'created',
    unitLevel: 'local',
  };
  const { id: unit } = await doing(db, built.me, nameUnit, named);
  const builder = app.as(built.me);
  assert.match((await builder.get(paths.withdrawUnit({ id: unit }))).text, /Section du port/);
  assert.equal((await builder.post(paths.withdrawUnit({ id: unit }), wrong)).status, 303);
});
