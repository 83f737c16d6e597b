import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { activityById } from '../queries/activities.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import { planActivity } from './plan-activity.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
const me = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
const plan = { ...training, outcomeId, partnershipId };
const decision = {
  decidedBy: 'partner_organ',
  decidedOn: '2026-01-12',
  decidingOrgan: 'Executive committee',
};

const verdictOf = async (id: string) => {
  const checks = await db.read(me, (tx) => checksOfActivity(tx, cast.institute.id, id, todayIn()));
  return checks.find(({ ruleId }) => ruleId === 'O7-who-decided')?.verdict;
};

test('an activity shows who decided on its page, in the list and in its history; until it does, the rule informs', async () => {
  const { id } = await doing(db, me, planActivity, plan);
  assert.equal(await verdictOf(id), 'informs');
  await doing(db, me, reviseActivity, { ...plan, activityId: id, version: 1, ...decision });
  assert.equal(await verdictOf(id), 'ok');
  const app = testApp(db).as(me);
  const page = await app.get(paths.activity({ id }));
  assert.match(page.text, /an organ of the partner/);
  assert.match(page.text, /Executive committee, /);
  const history = await app.get(paths.history({ kind: 'activity', id }));
  assert.match(history.text, /Organ that decided/);
  const file = await app.get(`${paths.activities()}?format=csv`);
  assert.match(file.text, /Who decided.*Organ that decided/);
  assert.match(file.text, /an organ of the partner.*Executive committee/);
  const form = await app.get(paths.editActivity({ id }));
  assert.match(form.text, /value="Executive committee"/);
});

test('a day without a decider and a day in the future are said beside their fields', async () => {
  const lone = await perform(db, me, planActivity, newId(), { ...plan, decidedOn: '2026-01-12' });
  assert.ok(!lone.done && lone.fields?.decidedBy);
  const ahead = { ...plan, ...decision, decidedOn: addDays(todayIn(), 1) };
  const early = await perform(db, me, planActivity, newId(), ahead);
  assert.ok(!early.done && early.fields?.decidedOn);
});

test('what was decided is emptied again by a revision that leaves it out', async () => {
  const { id } = await doing(db, me, planActivity, { ...plan, ...decision });
  await doing(db, me, reviseActivity, { ...plan, activityId: id, version: 1 });
  const row = await db.read(me, (tx) => activityById(tx, cast.institute.id, id));
  assert.deepEqual([row?.decidedBy, row?.decidedOn, row?.decidingOrgan], [null, null, null]);
});
