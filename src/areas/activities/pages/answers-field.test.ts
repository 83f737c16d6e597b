import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { recommend } from '../commands/recommend.ts';

const db = await testDatabase();
const app = testApp(db);

test('the form of a mission asks for a word on what the earlier one left open, keeps it and shows it', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const officer = cast.as('programme_officer');
  const expert = {
    expert: 'Trésorier d’une centrale',
    expertOrigin: 'belgian_affiliate',
    expertCountry: 'BE',
    termsOfReference: 'Cotisations',
  };
  const on = '2025-03-03';
  const { id: activityId } = await doing(db, officer, planActivity, {
    kind: 'A8',
    outcomeId,
    partnershipId,
    title: 'Première mission',
    plannedFrom: on,
    plannedUntil: on,
    country: 'BJ',
    ...expert,
  });
  await doing(db, officer, holdActivity, { activityId, heldFrom: on, heldUntil: on });
  const advice = { activityId, recommendation: 'Retenir à la source', addressee: 'Trésorerie', dueOn: on };
  const { id } = await doing(db, officer, recommend, advice);

  const me = app.as(officer);
  const action = paths.planActivity({ kind: 'A8' });
  assert.match(
    (await me.get(action)).text,
    new RegExp(`1\\. Retenir à la source[\\s\\S]*name="answers\\.${id}"`),
  );
  const next = {
    outcomeId,
    partnershipId,
    title: 'Deuxième mission',
    plannedFrom: '02/03/2026',
    plannedUntil: '06/03/2026',
    country: 'BJ',
    ...expert,
    [`answers.${id}`]: 'Convenu avec deux employeurs',
  };
  const refused = await me.post(action, { ...next, title: '' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Convenu avec deux employeurs<\/textarea>/);
  const saved = await me.post(action, next);
  assert.equal(saved.status, 303);
  const [address = ''] = saved.location?.split('?') ?? [];
  const shown = (await me.get(address)).text;
  assert.match(shown, /Convenu avec deux employeurs[\s\S]*Retenir à la source/);
  const form = await me.get(`${address}/edit`);
  assert.match(form.text, /Convenu avec deux employeurs<\/textarea>/);
  const stranger = app.as(
    cast.as('partner_coordinator', { partnerships: [(await partnerOf(db, cast, 'Other')).partnershipId] }),
  );
  assert.doesNotMatch((await stranger.get(action)).text, /Retenir à la source/);
});
