import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { activityById } from '../queries/activities.ts';
import { planActivity } from './plan-activity.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin', outcomeId);
const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
const planned = { ...training, outcomeId, partnershipId };

const kindsOf = async (id: string) =>
  (await db.read(coordinator, (tx) => activityById(tx, cast.institute.id, id)))?.furtherKinds;

test('further kinds are kept once each without the own one, replaced where they are given and else left alone', async () => {
  const given = { ...planned, furtherKinds: ['A4', 'A1', 'A4', 'A2'] };
  const { id } = await doing(db, coordinator, planActivity, given);
  assert.deepEqual(await kindsOf(id), ['A1', 'A4']);
  const same = { ...training, activityId: id, outcomeId };
  await doing(db, coordinator, reviseActivity, { ...same, version: 1, title: 'Renamed' });
  assert.deepEqual(await kindsOf(id), ['A1', 'A4']);
  await doing(db, coordinator, reviseActivity, { ...same, version: 2, furtherKinds: [] });
  assert.deepEqual(await kindsOf(id), []);
});

test('a kind that the agreement does not know is refused', async () => {
  const wrong = await perform(db, coordinator, planActivity, newId(), { ...planned, furtherKinds: ['A10'] });
  assert.deepEqual(Object.keys((!wrong.done && wrong.fields) || {}), ['furtherKinds.0']);
});

test('the form offers every other kind and keeps what was ticked, and the page shows it', async () => {
  const { id } = await doing(db, coordinator, planActivity, { ...planned, furtherKinds: ['A4'] });
  const me = app.as(coordinator);
  const form = await me.get(paths.editActivity({ id }));
  assert.match(form.text, /value="A4" checked/);
  assert.match(form.text, /name="furtherKinds" value="A1"/);
  assert.doesNotMatch(form.text, /name="furtherKinds" value="A2"/);
  assert.match((await me.get(paths.activity({ id }))).text, /Sert aussi<\/dt><dd>A4 /);
});
