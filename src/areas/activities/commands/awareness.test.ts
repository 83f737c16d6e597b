import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import { awarenessEntries, awarenessOf, reachesOf } from '../queries/awareness.ts';
import { countReach } from './count-reach.ts';
import { describeAwareness } from './describe-awareness.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const { id: activityId } = await doing(db, me, planActivity, { ...training, outcomeId, partnershipId });
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  const hold = () =>
    doing(db, me, holdActivity, { activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' });
  const verdict = async () =>
    (
      await db.read(me, (tx) =>
        checksOfActivity(tx, cast.institute.id, activityId, '2026-04-01' as CalendarDay),
      )
    ).find(({ ruleId }) => ruleId === 'O8-audience-and-place')?.verdict;
  return { cast, me, outcomeId, activityId, strangers, hold, verdict, institute: cast.institute.id };
};

const radio = { channel: 'radio_tv', plannedReach: 1_000 };

test('a training can bring about awareness, which then says for whom; one that does not is not judged', async () => {
  const { cast, me, activityId, strangers, verdict, institute } = await prepared();
  assert.equal(await verdict(), undefined);
  await doing(db, me, describeAwareness, { activityId, channels: [radio] });
  assert.equal(await verdict(), 'blocks');
  const said = { activityId, version: 1, audience: 'public', spoken: 'Fon', channels: [radio] };
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, describeAwareness, newId(), said), NotFound);
  await assert.rejects(perform(db, cast.as('auditor'), describeAwareness, newId(), said), NotAllowed);
  await doing(db, me, describeAwareness, said);
  assert.equal(await verdict(), 'ok');
  const stale = await perform(db, me, describeAwareness, newId(), said);
  assert.ok(!stale.done && stale.conflict);
  const now = () => db.read(me, (tx) => awarenessOf(tx, institute, activityId));
  assert.deepEqual((await now())?.planned, { radio_tv: 1_000 });
  await doing(db, me, describeAwareness, { activityId, version: 2, isNone: true });
  assert.equal(await now(), undefined);
});

test('the reach is counted once the activity was held, and corrected with a reason', async () => {
  const { me, activityId, strangers, hold, institute } = await prepared();
  const reached = (count: number, more = {}) => ({
    activityId,
    reaches: [{ channel: 'radio_tv', reached: count }],
    ...more,
  });
  const problem = async (input: object) => {
    const refused = await perform(db, me, countReach, newId(), input);
    return refused.done ? undefined : (refused.problem?.key ?? refused.fields);
  };
  assert.equal(await problem(reached(800)), 'activities.not-held-yet');
  await hold();
  assert.equal(await problem(reached(800)), 'activities.awareness-first');
  await doing(db, me, describeAwareness, { activityId, audience: 'public', channels: [radio] });
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, countReach, newId(), reached(800)), NotFound);
  await doing(db, me, countReach, reached(800));
  assert.equal(await problem(reached(800)), 'activities.counts-unchanged');
  assert.deepEqual(await problem(reached(900)), { reason: [{ key: 'activities.reason-missing' }] });
  assert.ok(await problem(reached(-1)));
  await doing(db, me, countReach, reached(900, { reason: 'The station gave its figures' }));
  const rows = await db.read(me, (tx) => reachesOf(tx, institute, activityId));
  assert.deepEqual(
    rows.map((row) => row.reached),
    [900],
  );
  const none = { activityId, version: 1, isNone: true };
  const kept = await perform(db, me, describeAwareness, newId(), none);
  assert.equal(!kept.done && kept.problem?.key, 'activities.reach-counted');
});

test('aim O8 counts campaigns of A9 and awareness of other kinds of a year, each with its channels', async () => {
  const { cast, me, outcomeId, activityId, institute } = await prepared();
  const officer = cast.as('programme_officer');
  await doing(db, officer, planActivity, {
    kind: 'A9',
    outcomeId,
    title: 'Campagne',
    plannedFrom: '2026-10-07',
    plannedUntil: '2026-10-17',
    country: 'BE',
    audience: 'workers',
    region: 'all_belgium',
    languages: ['fr'],
    channels: ['online', 'press'],
    message: 'Un travail décent',
    campaignDays: [
      { onDay: '2026-10-07', what: 'Ouverture', channel: 'online', expectedReach: 600 },
      { onDay: '2026-10-17', what: 'Clôture', channel: 'online', expectedReach: 400 },
    ],
  });
  await doing(db, me, describeAwareness, { activityId, audience: 'public', channels: [radio] });
  const of = async (year: number, actor = officer) =>
    (await db.read(actor, (tx) => awarenessEntries(tx, institute, year))).map(({ kind, planned }) => [
      kind,
      planned,
    ]);
  assert.deepEqual(await of(2026), [
    ['A9', { online: 1_000 }],
    ['A2', { radio_tv: 1_000 }],
  ]);
  assert.deepEqual(await of(2025), []);
  assert.deepEqual(await of(2026, me), [['A2', { radio_tv: 1_000 }]], 'a partner sees its own');
});

test('awareness has its form and its card, and the sums lead to the activities', async () => {
  const { cast, me, activityId, strangers, hold } = await prepared();
  const seen = app.as(me);
  const form = paths.describeAwareness({ id: activityId });
  assert.equal((await seen.get(form)).status, 200);
  const wrong = await seen.post(form, { audience: 'public', 'channels.radio_tv': 'many' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-channels-radio_tv-error"/);
  const typed = { audience: 'public', spoken: 'Fon', material: 'Dépliant', 'channels.radio_tv': '1200' };
  assert.equal((await seen.post(form, typed)).status, 303);
  await hold();
  const reach = paths.countReach({ id: activityId });
  assert.equal((await seen.post(reach, { 'reaches.radio_tv': '900' })).status, 303);
  const page = (await seen.get(paths.activity({ id: activityId }))).text;
  assert.match(page, /id="awareness"[\s\S]*Dépliant[\s\S]*1[^<]?200[\s\S]*900/);
  const sums = await seen.get(withQuery(paths.awareness(), { year: '2026' }));
  assert.ok(sums.text.includes(`href="${paths.activity({ id: activityId })}"`));
  const reader = app.as(cast.as('finance_officer'));
  assert.equal((await reader.get(form)).status, 403);
  const stranger = app.as(strangers[0]!);
  assert.ok(!(await stranger.get(withQuery(paths.awareness(), { year: '2026' }))).text.includes(activityId));
  const file = await seen.get(withQuery(paths.awareness(), { year: '2026', format: 'csv' }));
  assert.equal(file.status, 200);
  assert.equal(file.text.trim().split('\r\n').length, 2, 'the heads and the one activity');
  assert.equal((await seen.get(withQuery(paths.awareness(), { format: 'xlsx' }))).status, 200);
});
