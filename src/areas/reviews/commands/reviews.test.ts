import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decision, gap, minutes, reviewOf } from '../../../../test/support/review-work.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { pointById, pointsOfReview } from '../queries/review-points.ts';
import { reviewById, reviews } from '../queries/reviews.ts';
import { addPoint } from './add-point.ts';
import { concludeReview } from './conclude-review.ts';
import { correctPoint } from './correct-point.ts';
import { followUpPoint } from './follow-up-point.ts';
import { openReview } from './open-review.ts';
import { reviseReview } from './revise-review.ts';

const db = await testDatabase();

const fieldsOf = (refused: object): string[] => Object.keys((refused as { fields?: object }).fields ?? {});

test('a review comes back as it was opened, and is open', async () => {
  const cast = await makeCast(db);
  const { reviewId, outcomeId, partnershipId } = await reviewOf(db, cast);
  const row = await db.read(cast.as('director'), (tx) => reviewById(tx, cast.institute.id, reviewId));
  assert.deepEqual(
    [row?.outcomeId, row?.partnershipId, row?.partner, row?.year, row?.heldOn, row?.participants, row?.asOf],
    [outcomeId, partnershipId, 'Syndicat revu', 2026, minutes.heldOn, minutes.participants, null],
  );
});

test('an absurd year, nobody who took part and an outcome of nobody are refused', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const director = cast.as('director');
  const wrong = { outcomeId, ...minutes, year: 20, participants: [] };
  assert.deepEqual(fieldsOf(await perform(db, director, openReview, newId(), wrong)).sort(), [
    'participants',
    'year',
  ]);
  const unknown = { outcomeId, year: 2026, ...minutes, partnershipId: newId() };
  assert.deepEqual(fieldsOf(await perform(db, director, openReview, newId(), unknown)), ['partnershipId']);
  const nowhere = { ...minutes, year: 2026, outcomeId: newId() };
  await assert.rejects(perform(db, director, openReview, newId(), nowhere), NotFound);
});

test('only programme officers and directors keep reviews, and only of their own institute', async () => {
  const cast = await makeCast(db);
  const { reviewId, coordinator } = await reviewOf(db, cast);
  const others = (['finance_officer', 'administrator', 'auditor', 'donor_officer'] as const).map((role) =>
    cast.as(role),
  );
  for (const actor of [coordinator, ...others])
    await assert.rejects(perform(db, actor, addPoint, newId(), { reviewId, ...gap }), NotAllowed, actor.role);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, addPoint, newId(), { reviewId, ...gap }), NotFound);
  await assert.rejects(perform(db, stranger, concludeReview, newId(), { reviewId }), NotFound);
});

test('a decision says who takes it on and by when; a gap need not', async () => {
  const cast = await makeCast(db);
  const { reviewId } = await reviewOf(db, cast);
  const bare = { reviewId, kind: 'decision', what: 'Do something', about: { kind: 'outcome' } };
  const refused = await perform(db, cast.as('director'), addPoint, newId(), bare);
  assert.deepEqual(fieldsOf(refused).sort(), ['dueOn', 'takenOnBy']);
  await doing(db, cast.as('director'), addPoint, { reviewId, ...gap });
});

test('a point is about a thing of the reviewed outcome and partner, not of another', async () => {
  const cast = await makeCast(db);
  const { reviewId, outcomeId, partnershipId } = await reviewOf(db, cast);
  const other = await partnerOf(db, cast, 'Autre syndicat');
  const planned = async (partner: string): Promise<string> => {
    const plan = { ...training, outcomeId, partnershipId: partner, onBehalf: { source: 'letter' } };
    return (await doing(db, cast.system, planActivity, plan)).id;
  };
  const about = async (id: string | undefined) =>
    perform(db, cast.as('director'), addPoint, newId(), {
      reviewId,
      ...gap,
      about: { kind: 'activity', id },
    });
  const [own, foreign] = [await planned(partnershipId), await planned(other.partnershipId)];
  assert.equal((await about(own)).done, true);
  assert.deepEqual(fieldsOf(await about(foreign)), ['about']);
  assert.deepEqual(fieldsOf(await about(newId())), ['about']);
  assert.deepEqual(fieldsOf(await about(undefined)), ['about']);
});

test('a review that found nothing, or was not held yet, cannot be concluded; and none twice', async () => {
  const cast = await makeCast(db);
  const { reviewId, add } = await reviewOf(db, cast);
  const officer = cast.as('programme_officer');
  const conclude = () => perform(db, officer, concludeReview, newId(), { reviewId });
  const problemOf = async () => ((await conclude()) as { problem?: { key: string } }).problem?.key;
  await add(decision);
  assert.equal(await problemOf(), 'reviews.nothing-found');
  await add(gap);
  const later = { reviewId, version: 1, ...minutes, heldOn: addDays(todayIn(), 1) };
  await doing(db, officer, reviseReview, later);
  assert.equal(await problemOf(), 'reviews.not-held-yet');
  await doing(db, officer, reviseReview, { reviewId, version: 2, ...minutes });
  assert.equal((await conclude()).done, true);
  assert.equal(await problemOf(), 'reviews.is-concluded');
});

test('after the conclusion every change says why, and what stood stays', async () => {
  const cast = await makeCast(db);
  const { reviewId, add } = await reviewOf(db, cast);
  const officer = cast.as('programme_officer');
  const pointId = await add(gap);
  await doing(db, officer, concludeReview, { reviewId });
  const old = await db.read(officer, (tx) => pointById(tx, cast.institute.id, pointId));
  const correction = { pointId, version: old!.entryNo, ...gap, what: 'Two branches have negotiated' };
  for (const [command, input] of [
    [correctPoint, correction],
    [addPoint, { reviewId, ...gap }],
    [reviseReview, { reviewId, version: 1, ...minutes, place: 'Parakou' }],
  ] as const) {
    const refused = await perform(db, officer, command as typeof correctPoint, newId(), input);
    assert.deepEqual(fieldsOf(refused), ['reason'], command.name);
    await doing(db, officer, command as typeof correctPoint, { ...input, reason: 'Minutes of the bureau' });
  }
  const rows = await db.read(officer, (tx) =>
    tx
      .selectFrom('review_points')
      .select(['what', 'correction_reason'])
      .where('point_id', '=', pointId)
      .orderBy('entry_no')
      .execute(),
  );
  assert.deepEqual(rows, [
    { what: gap.what, correction_reason: null },
    { what: 'Two branches have negotiated', correction_reason: 'Minutes of the bureau' },
  ]);
});

test('two people correcting the same point or minutes: the second is shown both and overwrites nothing', async () => {
  const cast = await makeCast(db);
  const { reviewId, add } = await reviewOf(db, cast);
  const officer = cast.as('programme_officer');
  const pointId = await add(gap);
  const { entryNo } = (await db.read(officer, (tx) => pointById(tx, cast.institute.id, pointId)))!;
  const first = { pointId, version: entryNo, ...gap, what: 'First' };
  await doing(db, officer, correctPoint, first);
  const second = await perform(db, officer, correctPoint, newId(), { ...first, what: 'Second' });
  assert.equal(!second.done && second.conflict?.current['reviews.what'], 'First');
  await doing(db, officer, reviseReview, { reviewId, version: 1, ...minutes, place: 'Porto-Novo' });
  const again = await perform(db, officer, reviseReview, newId(), { reviewId, version: 1, ...minutes });
  assert.equal(!again.done && again.conflict?.current['reviews.place'], 'Porto-Novo');
});

test('what was never found is taken out, and its old wording stays in the table', async () => {
  const cast = await makeCast(db);
  const { reviewId, add } = await reviewOf(db, cast);
  const officer = cast.as('programme_officer', { language: 'en' });
  const pointId = await add(gap);
  const { entryNo } = (await db.read(officer, (tx) => pointById(tx, cast.institute.id, pointId)))!;
  await doing(db, officer, correctPoint, { pointId, version: entryNo, ...gap, neverWas: true });
  const points = await db.read(officer, (tx) => pointsOfReview(tx, cast.institute.id, reviewId));
  assert.deepEqual(points, []);
  const seat = testApp(db).as(officer);
  const said = { state: 'done', onDay: '2026-05-01', note: 'Typed as it was struck out', version: '0' };
  const late = await seat.post(paths.followUpReviewPoint({ id: pointId }), said);
  assert.equal(late.status, 422);
  for (const words of ['Typed as it was struck out', 'struck out'])
    assert.ok(late.text.includes(words), words);
  assert.equal((await seat.get(paths.followUpReviewPoint({ id: pointId }))).status, 404);
});

test('a partner reads the reviews held with it and no others, and says what became of what it took on', async () => {
  const cast = await makeCast(db);
  const { reviewId, outcomeId, coordinator, add } = await reviewOf(db, cast);
  await doing(db, cast.system, openReview, { outcomeId, year: 2026, ...minutes });
  const pointId = await add(decision);
  const seenBy = async (actor: Actor) =>
    (await db.read(actor, (tx) => reviews(tx, cast.institute.id))).map(({ id }) => id);
  assert.deepEqual(await seenBy(coordinator), [reviewId]);
  assert.equal((await seenBy(cast.as('programme_officer'))).length, 2);
  const stranger = await partnerOf(db, cast, 'Syndicat voisin');
  const neighbour = cast.as('partner_coordinator', { partnerships: [stranger.partnershipId] });
  assert.deepEqual(await seenBy(neighbour), []);
  const done = { pointId, state: 'done', onDay: '2026-05-01', note: 'Twelve negotiators trained' };
  await assert.rejects(perform(db, neighbour, followUpPoint, newId(), done), NotFound);
  await doing(db, coordinator, followUpPoint, done);
  const point = await db.read(coordinator, (tx) => pointById(tx, cast.institute.id, pointId));
  assert.deepEqual([point?.state, point?.note], ['done', 'Twelve negotiators trained']);
});

test('a follow-up can be taken up again, lies neither ahead nor before the review, and a progress has none', async () => {
  const cast = await makeCast(db);
  const { add } = await reviewOf(db, cast);
  const officer = cast.as('programme_officer');
  const pointId = await add(decision);
  const said = { pointId, onDay: todayIn(), note: 'Word of the bureau' };
  const follow = (input: object) => perform(db, officer, followUpPoint, newId(), { ...said, ...input });
  const problem = async (input: object) => ((await follow(input)) as { problem?: { key: string } }).problem;
  assert.equal((await problem({ state: 'open' }))?.key, 'reviews.is-open');
  assert.deepEqual(fieldsOf(await follow({ state: 'done', onDay: addDays(todayIn(), 1) })), ['onDay']);
  const early = await follow({ state: 'done', onDay: addDays(minutes.heldOn as CalendarDay, -1) });
  const before = { key: 'reviews.day-before-review', args: { day: minutes.heldOn } };
  assert.deepEqual(!early.done && early.fields, { onDay: [before] });
  assert.equal((await follow({ state: 'dropped' })).done, true);
  const late = await follow({ state: 'done' });
  assert.ok(!late.done && late.conflict, 'the second of two is shown what the first said');
  const { followUpEntryNo: version } = (await db.read(officer, (tx) =>
    pointById(tx, cast.institute.id, pointId),
  ))!;
  assert.equal((await follow({ state: 'open', version })).done, true);
  const progress = await add({ kind: 'progress', what: 'Dues are collected', about: { kind: 'outcome' } });
  assert.equal(
    (await problem({ pointId: progress, state: 'done' }))?.key,
    'reviews.progress-is-not-followed',
  );
});

test('an auditor reads the reviews of the outcomes and years under control', async () => {
  const cast = await makeCast(db);
  const { reviewId, outcomeId } = await reviewOf(db, cast);
  const seen = async (outcomes: string[], years: number[]) => {
    const auditor = cast.as('auditor', { scope: { outcomes, years } });
    return (await db.read(auditor, (tx) => reviews(tx, cast.institute.id))).map(({ id }) => id);
  };
  assert.deepEqual(await seen([outcomeId], [2026]), [reviewId]);
  assert.deepEqual(await seen([outcomeId], [2025]), []);
  assert.deepEqual(await seen([newId()], [2026]), []);
});
