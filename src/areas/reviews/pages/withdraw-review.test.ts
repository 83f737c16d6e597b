import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decision, gap, reviewOf } from '../../../../test/support/review-work.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { reviewPointsDue } from '../../overview/queries/waiting-reviews.ts';
import { concludeReview } from '../commands/conclude-review.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const { reviewId: id, outcomeId, coordinator, add } = await reviewOf(db, cast);
  const pointId = await add({ ...decision, dueOn: todayIn() });
  const waiting = async () => {
    const at = { instituteId: cast.institute.id, today: todayIn() };
    const { rows } = await db.read(cast.as('programme_officer'), (tx) =>
      reviewPointsDue(at as Parameters<typeof reviewPointsDue>[0]).execute(tx),
    );
    return rows.length;
  };
  const officer = app.as(cast.as('programme_officer', en));
  return { cast, id, outcomeId, coordinator, add, pointId, waiting, officer };
};

test('a review opened by mistake is withdrawn with its reason, stays to be read, and waits for nothing', async () => {
  const { id, outcomeId, coordinator, pointId, waiting, officer } = await prepared();
  assert.equal(await waiting(), 1);
  const [page, withdrawal] = [paths.review({ id }), paths.withdrawReview({ id })];
  assert.match((await officer.get(page)).text, new RegExp(withdrawal));
  const silent = await officer.post(withdrawal, { version: '1' });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  assert.equal((await officer.post(withdrawal, { version: '1', reason: 'Of another outcome' })).status, 303);
  assert.equal(await waiting(), 0);
  const partner = app.as({ ...coordinator, ...en });
  for (const reader of [officer, partner]) {
    const { text } = await reader.get(page);
    assert.match(text, /Withdrawn on[\s\S]*Of another outcome/);
    for (const way of [withdrawal, paths.newReviewPoint({ id }), paths.followUpReviewPoint({ id: pointId })])
      assert.doesNotMatch(text, new RegExp(way), way);
  }
  const listed = async (state: string) =>
    (await officer.get(withQuery(paths.reviews(), { outcome: outcomeId, state }))).text;
  assert.match(await listed('withdrawn'), new RegExp(page));
  assert.doesNotMatch(await listed('open'), new RegExp(page));
  const followUp = { version: '0', state: 'done', onDay: '01/05/2026', note: 'Done' };
  for (const [address, typed] of [
    [paths.followUpReviewPoint({ id: pointId }), followUp],
    [paths.concludeReview({ id }), {}],
    [withdrawal, { version: '2', reason: 'Again' }],
  ] as const) {
    const refused = await officer.post(address, typed);
    assert.equal(refused.status, 422, address);
    assert.match(refused.text, /This review is withdrawn/);
  }
  const outcome = await officer.get(paths.outcome({ id: outcomeId }));
  assert.doesNotMatch(outcome.text, new RegExp(page), 'it is not the last review of its outcome');
});

test('a concluded review is not withdrawn, and only who keeps reviews withdraws one', async () => {
  const { cast, id, coordinator, add, officer } = await prepared();
  const withdrawal = paths.withdrawReview({ id });
  const finance = app.as(cast.as('finance_officer', en));
  const partner = app.as({ ...coordinator, ...en });
  const stranger = app.as((await makeCast(db)).as('director', en));
  for (const visitor of [finance, partner, stranger])
    assert.ok([403, 404].includes((await visitor.post(withdrawal, { version: '1', reason: 'Mine' })).status));
  await add(gap);
  await doing(db, cast.system, concludeReview, { reviewId: id });
  const refused = await officer.post(withdrawal, { version: '1', reason: 'By mistake' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /A concluded review is not withdrawn/);
  assert.match(refused.text, /By mistake/);
});
