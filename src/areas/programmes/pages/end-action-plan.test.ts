import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

test('that no plan follows is said with its organ and reason, shown on the plan, and taken back', async () => {
  const cast = await makeCast(db);
  await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId: id } = await planOf(db, cast, partnershipId);
  const me = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' }));
  const [plan, form] = [paths.actionPlan({ id }), paths.endActionPlan({ id })];
  assert.match((await me.get(plan)).text, new RegExp(`href="${form}"`));
  const said = { organ: 'National bureau', decidedOn: '15/01/2026' };
  const bare = await me.post(form, said);
  assert.equal(bare.status, 422);
  assert.match(bare.text, /id="f-reason-error"/);
  assert.match(bare.text, /value="National bureau"/);
  const reason = 'The union goes on by itself';
  assert.equal((await me.post(form, { ...said, reason })).status, 303);
  assert.match((await me.get(plan)).text, /No plan follows[\s\S]*National bureau[\s\S]*goes on by itself/);
  assert.equal((await me.post(form, { ...said, reason })).status, 422, 'it is said once');
  assert.match((await me.get(form)).text, /name="step" value="back"/);
  assert.equal((await me.post(form, { step: 'back', reason: 'Noted by mistake' })).status, 303);
  assert.doesNotMatch((await me.get(plan)).text, /goes on by itself/);
  const other = (await partnerOf(db, cast, 'Other')).partnershipId;
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  for (const stranger of strangers) {
    assert.equal((await app.as(stranger).get(form)).status, 404);
    assert.equal((await app.as(stranger).post(form, { ...said, reason })).status, 404);
  }
  assert.equal((await app.as(cast.as('finance_officer')).get(form)).status, 403);
});
