import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import { learningProduct } from '../queries/learning-products.ts';
import { learningProductRule } from '../rules/exchange-rules.ts';
import { correctLearningProduct } from './correct-learning-product.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recordLearningProduct } from './record-learning-product.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const parameters = learningProductRule.parameters.map((seed) => ({
    ruleId: learningProductRule.id,
    ...seed,
  }));
  await doing(db, cast.system, adoptRulebook, { parameters });
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const exchange = {
    kind: 'A7',
    title: 'Seminar on bargaining',
    plannedFrom: '2026-03-02',
    plannedUntil: '2026-03-06',
    country: 'BJ',
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'Compare',
    agenda: 'Visits\nWorkshop',
  };
  const { id: activityId } = await doing(db, me, planActivity, { ...exchange, outcomeId, partnershipId });
  const hold = () =>
    doing(db, me, holdActivity, { activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' });
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  return { cast, me, activityId, outcomeId, partnershipId, hold, strangers, institute: cast.institute.id };
};

const guide = {
  productKind: 'guide' as const,
  title: 'Bargaining by sector',
  whereabouts: 'Library of the union school',
  readyOn: '2026-03-20',
};

test('what others learn from an exchange stands on its page, is corrected with a reason, and the old row stays', async () => {
  const { cast, me, activityId, hold, institute } = await prepared();
  const early = await perform(db, me, recordLearningProduct, newId(), { activityId, ...guide });
  assert.ok(!early.done && early.problem?.key === 'activities.not-held-yet');
  await hold();
  const app = testApp(db).as(me);
  const before = await app.get(paths.activity({ id: activityId }));
  assert.match(before.text, /No learning product is recorded yet/);
  assert.match(before.text, /<li>Visits<\/li><li>Workshop<\/li>/);
  const ruled = async () =>
    (await db.read(me, (tx) => checksOfActivity(tx, institute, activityId, todayIn()))).find(
      ({ ruleId }) => ruleId === 'A7-learning-product',
    );
  const late = '2027-06-01' as CalendarDay;
  const later = await db.read(me, (tx) => checksOfActivity(tx, institute, activityId, late));
  assert.equal(later.find(({ ruleId }) => ruleId === 'A7-learning-product')?.verdict, 'informs');
  const { id } = await doing(db, me, recordLearningProduct, { activityId, ...guide });
  assert.equal((await ruled())?.inputs.count, 1);
  const page = await app.get(paths.activity({ id: activityId }));
  assert.match(page.text, /Bargaining by sector/);
  assert.ok(page.text.includes(paths.correctLearningProduct({ id })));
  const unreasoned = await perform(db, me, correctLearningProduct, newId(), { id, ...guide });
  assert.ok(!unreasoned.done && unreasoned.fields?.reason);
  const better = { id, ...guide, productKind: 'film' as const, reason: 'It was filmed' };
  const { id: now } = await doing(db, me, correctLearningProduct, better);
  assert.equal((await db.read(me, (tx) => learningProduct(tx, institute, now)))?.productKind, 'film');
  const rows = await db.read(cast.system, (tx) =>
    tx.selectFrom('learning_products').select('product_kind').where('activity_id', '=', activityId).execute(),
  );
  assert.deepEqual(rows.map(({ product_kind }) => product_kind).sort(), ['film', 'guide']);
  await doing(db, me, correctLearningProduct, {
    id: now,
    ...guide,
    neverWas: true,
    reason: 'Another seminar',
  });
  assert.equal(await db.read(me, (tx) => learningProduct(tx, institute, now)), undefined);
  assert.equal((await ruled())?.inputs.count, 0);
});

test('what a learning product cannot be is said beside its field, by command and by form', async () => {
  const { me, activityId, hold } = await prepared();
  await hold();
  for (const [field, wrong] of [
    ['readyOn', { readyOn: '2026-03-01' }],
    ['readyOn', { readyOn: '2999-01-01' }],
    ['title', { title: ' ' }],
    ['whereabouts', { whereabouts: '' }],
    ['productKind', { productKind: 'rumour' as never }],
  ] as const) {
    const refused = await perform(db, me, recordLearningProduct, newId(), { activityId, ...guide, ...wrong });
    assert.ok(!refused.done && refused.fields?.[field], field);
  }
  const app = testApp(db).as(me);
  const typed = { productKind: 'guide', title: 'Bargaining', whereabouts: 'Library', readyOn: '01/03/2026' };
  const form = await app.post(paths.recordLearningProduct({ id: activityId }), typed);
  assert.equal(form.status, 422);
  assert.match(form.text, /Before the exchange began/);
  const sent = { ...typed, readyOn: '20/03/2026' };
  assert.equal((await app.post(paths.recordLearningProduct({ id: activityId }), sent)).status, 303);
});

test('only an exchange has learning products; others find none, and an auditor may not record one', async () => {
  const { cast, me, activityId, outcomeId, partnershipId, hold, strangers } = await prepared();
  await hold();
  const { id } = await doing(db, me, recordLearningProduct, { activityId, ...guide });
  for (const stranger of strangers) {
    const mine = { id, ...guide, reason: 'Mine' };
    await assert.rejects(
      perform(db, stranger, recordLearningProduct, newId(), { activityId, ...guide }),
      NotFound,
    );
    await assert.rejects(perform(db, stranger, correctLearningProduct, newId(), mine), NotFound);
    const app = testApp(db).as(stranger);
    assert.equal((await app.get(paths.recordLearningProduct({ id: activityId }))).status, 404);
    assert.equal((await app.get(paths.correctLearningProduct({ id }))).status, 404);
  }
  const { id: course } = await doing(db, me, planActivity, { ...training, outcomeId, partnershipId });
  const onCourse = perform(db, me, recordLearningProduct, newId(), { activityId: course, ...guide });
  await assert.rejects(onCourse, NotFound);
  const auditor = cast.as('auditor');
  const byAuditor = perform(db, auditor, recordLearningProduct, newId(), { activityId, ...guide });
  await assert.rejects(byAuditor, NotAllowed);
});
