import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { activityById } from '../queries/activities.ts';
import { countsOf, holdingOf } from '../queries/activity-facts.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Syndicat du Bénin');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partner.partnershipId] });
  return { cast, outcomeId, programmeId, coordinator, ...partner };
};

const typedTraining = {
  title: 'Négocier une convention',
  plannedFrom: '02/03/2026',
  plannedUntil: '06/03/2026',
  mode: 'in_person',
  country: 'BJ',
  theme: 'Négociation',
  method: 'course',
  level: 'national',
  trainerOrigin: 'partner',
  sessions: '5',
};

const planned = async (cast: Cast, input: object) =>
  (await doing(db, cast.system, planActivity, { ...training, ...input })).id;

test('what was held is entered with counts, and an absurd or impossible count is refused in its cell', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const id = await planned(cast, { outcomeId, partnershipId });
  const me = app.as(coordinator);
  const fields = {
    heldFrom: '02/03/2026',
    heldUntil: '05/03/2026',
    'count.female.under_35.formal': '12',
    'count.male.35_and_over.informal': '7',
  };
  for (const wrong of ['-1', '1,5', '100001', 'many'])
    assert.match(
      (await me.post(paths.holdActivity({ id }), { ...fields, 'count.male.35_and_over.informal': wrong }))
        .text,
      /id="f-count-male-35_and_over-informal-error"/,
      wrong,
    );
  const future = await me.post(paths.holdActivity({ id }), { ...fields, heldUntil: '01/01/2199' });
  assert.match(future.text, /id="f-heldUntil-error"/);
  assert.match(future.text, /name="count.female.under_35.formal"[^>]*value="12"/);
  assert.equal((await me.post(paths.holdActivity({ id }), fields)).status, 303);
  const row = await db.read(coordinator, (tx) => activityById(tx, cast.institute.id, id));
  assert.deepEqual(
    [row?.state, row?.participants, row?.women, row?.heldUntil],
    ['held', 19, 12, '2026-03-05'],
  );
});

test('the report that came later and a wrong count are corrections with a reason', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const id = await planned(cast, { outcomeId, partnershipId });
  await doing(db, coordinator, holdActivity, {
    activityId: id,
    heldFrom: '2026-03-02',
    heldUntil: '2026-03-06',
    counts: [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 12 }],
  });
  const me = app.as(coordinator);
  const form = await me.get(paths.holdActivity({ id }));
  const holdingId = /name="holdingId" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const correction = {
    holdingId,
    heldFrom: '02/03/2026',
    heldUntil: '06/03/2026',
    report: 'Deux conventions préparées',
    reportOn: '20/03/2026',
  };
  assert.match((await me.post(paths.holdActivity({ id }), correction)).text, /id="f-reason-error"/);
  const saved = await me.post(paths.holdActivity({ id }), { ...correction, reason: 'rapport reçu' });
  assert.equal(saved.status, 303);
  const slip = await me.post(paths.holdActivity({ id }), {
    ...correction,
    heldFrom: 'soon',
    reason: 'encore',
  });
  assert.match(
    slip.text,
    new RegExp(`name="holdingId" value="${holdingId}"`),
    'it goes on from what was seen',
  );
  const stale = await me.post(paths.holdActivity({ id }), {
    ...correction,
    report: 'Autre',
    reason: 'encore',
  });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /Deux conventions préparées/);
  const count = { 'count.female.under_35.formal': '14' };
  assert.match((await me.post(paths.participants({ id }), count)).text, /id="f-reason-error"/);
  assert.equal(
    (await me.post(paths.participants({ id }), { ...count, reason: 'compté deux fois' })).status,
    303,
  );
  const [holding, counts] = await db.read(coordinator, async (tx) => [
    await holdingOf(tx, cast.institute.id, id),
    await countsOf(tx, cast.institute.id, id),
  ]);
  assert.equal(holding?.report, 'Deux conventions préparées');
  assert.deepEqual(
    counts.map((row) => [row.count, row.correctionReason]),
    [[14, 'compté deux fois']],
  );
});

test('an activity is cancelled with a reason, and neither held nor changed afterwards', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const id = await planned(cast, { outcomeId, partnershipId });
  const me = app.as(coordinator);
  assert.match((await me.post(paths.cancelActivity({ id }))).text, /id="f-reason-error"/);
  assert.equal((await me.post(paths.cancelActivity({ id }), { reason: 'Grève générale' })).status, 303);
  const held = await me.post(paths.holdActivity({ id }), { heldFrom: '02/03/2026', heldUntil: '02/03/2026' });
  assert.equal(held.status, 422);
  const changed = await me.post(paths.editActivity({ id }), { ...typedTraining, outcomeId, version: '1' });
  assert.equal(changed.status, 422);
});
