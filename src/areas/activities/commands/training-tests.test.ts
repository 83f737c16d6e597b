import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { trainingTest } from '../queries/training-tests.ts';
import { correctTest } from './correct-test.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recordTest } from './record-test.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const plan = { ...training, outcomeId, partnershipId, followUpTest: true };
  const { id: activityId } = await doing(db, me, planActivity, plan);
  const hold = () =>
    doing(db, me, holdActivity, {
      activityId,
      heldFrom: '2026-03-02',
      heldUntil: '2026-03-06',
      counts: [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 20 }],
    });
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  return { cast, me, activityId, hold, strangers, institute: cast.institute.id };
};

const result = {
  testedOn: '2026-03-06',
  testedBefore: 18,
  testedAfter: 19,
  passed: 15,
  meanBefore: 40,
  meanAfter: 72,
};

test('the result of a test follows its training, is corrected with a reason, and the old row stays', async () => {
  const { cast, me, activityId, hold, institute } = await prepared();
  const early = await perform(db, me, recordTest, newId(), { activityId, ...result });
  assert.ok(!early.done && early.problem?.key === 'activities.not-held-yet');
  await hold();
  const app = testApp(db).as(me);
  assert.match((await app.get(paths.activity({ id: activityId }))).text, /announced, no result yet/);
  const { id } = await doing(db, me, recordTest, { activityId, ...result });
  const page = await app.get(paths.activity({ id: activityId }));
  assert.match(page.text, /tested: 18 before, 19 after; 15 passed; mean score 40 %, then 72 %/);
  assert.ok(page.text.includes(paths.correctTest({ id })));
  const unreasoned = await perform(db, me, correctTest, newId(), { id, ...result, passed: 16 });
  assert.ok(!unreasoned.done && unreasoned.fields?.reason);
  const better = { id, ...result, passed: 16, reason: 'A sheet was read wrongly' };
  const { id: now } = await doing(db, me, correctTest, better);
  assert.equal((await db.read(me, (tx) => trainingTest(tx, institute, now)))?.passed, 16);
  const rows = await db.read(cast.system, (tx) =>
    tx.selectFrom('training_tests').select('passed').where('activity_id', '=', activityId).execute(),
  );
  assert.deepEqual(rows.map(({ passed }) => passed).sort(), [15, 16]);
  await doing(db, me, correctTest, { id: now, ...result, neverWas: true, reason: 'Another training' });
  assert.equal(await db.read(me, (tx) => trainingTest(tx, institute, now)), undefined);
});

test('what a test cannot be is said beside its field', async () => {
  const { me, activityId, hold } = await prepared();
  await hold();
  for (const [field, wrong] of [
    ['testedAfter', { testedAfter: 21 }],
    ['testedBefore', { testedBefore: 21 }],
    ['passed', { passed: 20 }],
    ['passed', { passed: undefined, meanAfter: undefined }],
    ['meanBefore', { testedBefore: 0 }],
    ['meanAfter', { meanAfter: 101 }],
    ['testedOn', { testedOn: '2026-03-01' }],
    ['testedOn', { testedOn: '2999-01-01' }],
  ] as const) {
    const refused = await perform(db, me, recordTest, newId(), { activityId, ...result, ...wrong });
    assert.ok(!refused.done && refused.fields?.[field], field);
  }
  const form = await testApp(db)
    .as(me)
    .post(paths.recordTest({ id: activityId }), { testedOn: '06/03/2026', testedAfter: '19', passed: '20' });
  assert.equal(form.status, 422);
  assert.match(form.text, /More than were tested/);
});

test('others find no training and no test; an auditor may not record one', async () => {
  const { cast, me, activityId, hold, strangers } = await prepared();
  await hold();
  const { id } = await doing(db, me, recordTest, { activityId, ...result });
  for (const stranger of strangers) {
    await assert.rejects(perform(db, stranger, recordTest, newId(), { activityId, ...result }), NotFound);
    const better = { id, ...result, reason: 'Mine' };
    await assert.rejects(perform(db, stranger, correctTest, newId(), better), NotFound);
    const app = testApp(db).as(stranger);
    assert.equal((await app.get(paths.recordTest({ id: activityId }))).status, 404);
    assert.equal((await app.get(paths.correctTest({ id }))).status, 404);
  }
  await assert.rejects(
    perform(db, cast.as('auditor'), recordTest, newId(), { activityId, ...result }),
    NotAllowed,
  );
});
