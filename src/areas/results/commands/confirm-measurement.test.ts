import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { perform } from '../../../command/perform.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordParticipants } from '../../activities/commands/record-participants.ts';
import { recordMemberCount } from '../../partners/commands/record-member-count.ts';
import { withdrawRightsRecord } from '../../rights/commands/withdraw-rights-record.ts';
import { proposedOf } from '../queries/feed-records.ts';
import type { FeedSource } from '../rules/feed-input.ts';
import { confirmMeasurement } from './confirm-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setFeed } from './set-feed.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { today, activities, planLineId } = office;
const [outcomeId] = office.outcomes;
const [partnershipId, otherId] = office.partnerships;
const institute = cast.institute.id;
const officer = cast.as('programme_officer', { language: 'en' });
const own = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
const other = cast.as('partner_coordinator', { language: 'en', partnerships: [otherId] });
const onBehalf = { source: 'letter' };
const heldOn = addDays(today, -14);
const counts = [
  { sex: 'female', ageBand: 'under_35', economy: 'informal', count: 12 },
  { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 8 },
];
await doing(db, cast.system, holdActivity, {
  activityId: activities.late,
  heldFrom: heldOn,
  heldUntil: addDays(today, -12),
  counts,
  onBehalf,
});
const onTheLine = newId();
await doing(db, cast.system, planActivity, {
  kind: 'A2',
  id: onTheLine,
  outcomeId,
  partnershipId,
  planLineId,
  country: 'BJ',
  title: 'On the line',
  theme: 'Safety  at work',
  method: 'course',
  level: 'national',
  trainerOrigin: 'partner',
  plannedFrom: addDays(today, -30),
  plannedUntil: addDays(today, -29),
  onBehalf,
});
await doing(db, cast.system, holdActivity, {
  activityId: onTheLine,
  heldFrom: addDays(today, -30),
  heldUntil: addDays(today, -29),
  counts: [{ sex: 'female', ageBand: '35_and_over', economy: 'unknown', count: 5 }],
  onBehalf,
});
await doing(db, cast.system, recordMemberCount, {
  partnershipId,
  onDay: '2024-12-31',
  members: 5_100,
  women: 2_000,
  duesPaying: 33,
  method: 'count',
  confidence: 'high',
  source: 'register',
});

type Asked = {
  partner?: string;
  from?: string;
  until?: string;
  cell?: object;
  kind?: string;
  theme?: string;
  country?: string;
  elsewhere?: string[];
};

const total = (source: FeedSource, asked: Asked = {}) =>
  db.read(officer, async (tx) => {
    const place = {
      outcomeId,
      partnershipId: asked.partner ?? partnershipId,
      from: asked.from ?? addDays(today, -40),
      until: asked.until ?? today,
      breakdown: { ...asked.cell },
      country: asked.country,
      elsewhere: asked.elsewhere,
    };
    const feed = { source, actionKind: asked.kind ?? null, theme: asked.theme ?? null };
    return (await proposedOf(tx, institute, feed, place)).total;
  });

test('participants add up those of activities held in the period, both days included, in the cell asked', async () => {
  assert.equal(await total('participants'), 25);
  assert.equal(await total('participants', { from: heldOn, until: heldOn }), 20);
  assert.equal(await total('participants', { from: addDays(heldOn, 1) }), 0);
  assert.equal(await total('participants', { until: addDays(heldOn, -1) }), 5);
  assert.equal(await total('participants', { cell: { sex: 'female' } }), 17);
  assert.equal(await total('participants', { cell: { sex: 'female', age: 'under_35' } }), 12);
  assert.equal(await total('participants', { cell: { economy: 'formal' } }), 8);
  assert.equal(await total('participants', { kind: 'A7' }), 0);
  assert.equal(await total('participants', { kind: 'A2', theme: 'SAFETY at work' }), 5);
  assert.equal(await total('participants', { partner: otherId }), 0, 'another partner held none of these');
});

test('members are those of the last count until the end of the period; an unknown cell proposes nothing', async () => {
  assert.equal(await total('members', { until: '2024-12-30' }), 5_000);
  assert.equal(await total('members', { until: '2024-12-31' }), 5_100);
  assert.equal(await total('members', { cell: { sex: 'female' } }), 2_000);
  assert.equal(await total('members', { cell: { sex: 'male' } }), undefined);
  assert.equal(await total('members', { until: '2023-12-30' }), undefined);
  assert.equal(await total('dues_paying'), 1_683);
  assert.equal(await total('dues_paying', { until: '2024-12-30' }), undefined);
  assert.equal(await total('members', { partner: otherId }), undefined);
});

test('a plan line counts once a training on it was held, and an agreement when it was signed', async () => {
  assert.equal(await total('plan_lines'), 1);
  assert.equal(await total('plan_lines', { from: addDays(today, -29) }), 0);
  const signedOn = addDays(today, -500);
  assert.equal(await total('agreements', { from: signedOn, until: signedOn }), 1);
  assert.equal(await total('agreements', { from: addDays(signedOn, 1) }), 0);
  assert.equal(await total('workers', { from: signedOn }), 100);
  assert.equal(await total('workers', { from: signedOn, cell: { sex: 'female' } }), 40);
  assert.equal(await total('agreements', { from: signedOn, partner: otherId }), 0);
});

test('of one country records come to their part: the parts of all make up the whole, whatever feeds it', async () => {
  const signedOn = addDays(today, -500);
  for (const source of ['participants', 'plan_lines', 'agreements', 'workers', 'members'] as const) {
    const whole = await total(source, { from: signedOn });
    assert.ok(whole);
    const told = (more: object) => total(source, { from: signedOn, ...more });
    const isOwn = source === 'members';
    assert.equal((await told({ country: 'BJ' })) ?? 0, isOwn ? 0 : whole, source);
    assert.equal((await told({ country: 'TG' })) ?? 0, 0, source);
    assert.equal(await told({ elsewhere: ['TG'] }), whole, source);
    assert.equal(await told({ elsewhere: ['BJ', 'TG'] }), isOwn ? whole : 0, source);
  }
});

const indicatorId = newId();
await doing(db, cast.system, defineIndicator, {
  id: indicatorId,
  outcomeId,
  code: 'F1',
  title: { en: { text: 'People trained', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
});
const newForm = paths.newMeasurement({ id: indicatorId });
const place = { indicatorId, partnershipId, from: heldOn, until: today, provenance: 'lists' };
const shownDay = (day: string) => day.split('-').reverse().join('/');
const typed = { from: shownDay(heldOn), until: shownDay(today), provenance: 'lists' };

test('an officer says what feeds an indicator; a partner does not, and the second of two is shown both', async () => {
  const form = paths.setFeed({ id: indicatorId });
  assert.equal((await app.as(own).get(form)).status, 403);
  assert.match((await app.as(officer).get(paths.indicator({ id: indicatorId }))).text, /\/feed"/);
  const wrong = await app.as(officer).post(form, { source: 'members', actionKind: 'A2', version: '0' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Only participants are told apart/);
  const right = { source: 'participants', actionKind: 'A2', version: '0' };
  assert.equal((await app.as(officer).post(form, right)).status, 303);
  assert.equal((await app.as(officer).post(form, right)).status, 422);
  await assert.rejects(
    perform(db, own, setFeed, newId(), { indicatorId, version: 1, source: 'members' }),
    NotAllowed,
  );
});

test('the proposal is shown before a figure is saved; another figure needs its reason', async () => {
  const shown = await app.as(own).post(newForm, { ...typed, value: '21' });
  assert.equal(shown.status, 200);
  assert.match(shown.text, /The records come to 20/);
  assert.ok(shown.text.includes(paths.activity({ id: activities.late })));
  const without = await app.as(own).post(newForm, { ...typed, value: '21', proposed: '20' });
  assert.equal(without.status, 422);
  assert.match(without.text, /Say why it is another figure/);
  assert.match(without.text, /value="21"/);
  const stale = await perform(db, own, confirmMeasurement, newId(), {
    ...place,
    proposed: '19',
    takeOver: true,
  });
  assert.ok(!stale.done && stale.fields?.takeOver);
  const input = { ...place, proposed: '20', takeOver: true };
  await assert.rejects(perform(db, other, confirmMeasurement, newId(), input), NotAllowed);
});

test('a confirmed figure keeps its records as they were, and says what they come to since', async () => {
  const saved = await app.as(own).post(newForm, { ...typed, proposed: '20', takeOver: 'on' });
  assert.equal(saved.status, 303, saved.text);
  const [, href] = /href="([^"]+\/records)"/.exec(
    (await app.as(own).get(paths.indicator({ id: indicatorId }))).text,
  )!;
  const before = await app.as(own).get(href!);
  assert.equal(before.status, 200);
  assert.doesNotMatch(before.text, /changed since/);
  assert.match(before.text, /Records as they stood on \d+[^<]*, as of entry \d+/);
  const figures = paths.resultFigures({ id: office.programmeId });
  const asOfToday = withQuery(figures, { on: shownDay(today) });
  const note = /read as of its confirmation/;
  assert.match((await app.as(officer).get(asOfToday)).text, note);
  assert.doesNotMatch((await app.as(officer).get(figures)).text, note);
  const earlier = withQuery(figures, { on: shownDay(addDays(today, -1)) });
  assert.doesNotMatch((await app.as(officer).get(earlier)).text, note);
  const [first, second] = counts;
  await doing(db, own, recordParticipants, {
    activityId: activities.late,
    counts: [{ ...first, count: 15 }, second],
    reason: 'counted twice',
  });
  const since = await app.as(own).get(href!);
  assert.match(since.text, /they now come to 23/);
  assert.match(since.text, /<td[^>]*><span>20<\/span>/, 'the record as it was then');
  assert.equal((await app.as(other).get(href!)).status, 404);
  const scope = { outcomes: [outcomeId], years: [Number(today.slice(0, 4))] };
  assert.equal((await app.as(cast.as('auditor', { scope })).get(href!)).status, 403);
});

test('an agreement that was withdrawn counts no more', async () => {
  const { agreementId } = office.gains;
  const subject = { kind: 'collective_agreement', id: agreementId };
  await doing(db, officer, withdrawRightsRecord, { ...subject, reason: 'entered twice', onBehalf });
  assert.equal(await total('agreements', { from: addDays(today, -500) }), 0);
});

test('what records come to is a number: an indicator that became a share is fed by nothing, and not offered to be', async () => {
  const id = newId();
  const definition = { title: { en: { text: 'Women', source: true } }, overTime: 'last' };
  const number = { ...definition, measure: 'number', overPartners: 'sum' };
  await doing(db, cast.system, defineIndicator, { ...number, id, outcomeId, code: 'F2' });
  await doing(db, officer, setFeed, { indicatorId: id, version: 0, source: 'participants' });
  const form = paths.newMeasurement({ id });
  assert.match((await app.as(own).get(form)).text, /name="ask"/);
  const share = { ...definition, measure: 'percentage', overPartners: 'ratio' };
  const redefined = {
    ...share,
    indicatorId: id,
    version: 1,
    comparable: false,
    reason: 'a share',
    cells: [],
  };
  await doing(db, officer, redefineIndicator, redefined);
  assert.doesNotMatch((await app.as(own).get(form)).text, /name="ask"/);
  const shown = await app.as(officer).get(paths.indicator({ id }));
  assert.ok(!shown.text.includes(paths.setFeed({ id })));
  const taking = { ...place, indicatorId: id, proposed: '20', takeOver: true };
  const taken = await perform(db, own, confirmMeasurement, newId(), taking);
  assert.ok(!taken.done && taken.fields?.value?.[0]?.key === 'results.nothing-proposed');
  const again = await perform(db, officer, setFeed, newId(), {
    indicatorId: id,
    version: 1,
    source: 'members',
  });
  assert.ok(!again.done && again.fields?.source);
  await doing(db, officer, setFeed, { indicatorId: id, version: 1 });
});
