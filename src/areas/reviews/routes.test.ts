import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { countingQueries } from '../../../test/support/counting.ts';
import { decision, gap, reviewOf } from '../../../test/support/review-work.ts';
import { partnerOf } from '../../../test/support/union-work.ts';
import { todayIn } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/id.ts';
import { paths, withQuery } from '../../paths.ts';
import { concludeReview } from './commands/conclude-review.ts';
import { show } from './pages/review.tsx';
import { reviews } from './queries/reviews.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const work = await reviewOf(db, cast);
  const coordinator = cast.as('partner_coordinator', { ...en, partnerships: [work.partnershipId] });
  const officer = app.as(cast.as('programme_officer', en));
  return { cast, ...work, officer, partner: app.as(coordinator) };
};

const typed = {
  year: '2026',
  heldOn: '10/03/2026',
  participants: 'Executive bureau\n\n Programme officer ',
  place: 'Lomé',
};

test('an officer begins a review from the outcome, and is shown the live figures', async () => {
  const { cast, outcomeId, officer } = await prepared();
  const address = paths.newReview({ id: outcomeId });
  assert.equal((await officer.get(address)).status, 200);
  const { status, location } = await officer.post(address, typed);
  assert.equal(status, 303);
  const { text } = await officer.get(location ?? '');
  assert.match(text, /Executive bureau; Programme officer/);
  assert.match(text, /As they stand today/);
  const rows = await db.read(cast.as('director'), (tx) => reviews(tx, cast.institute.id));
  assert.deepEqual(
    rows.map(({ heldOn, partnershipId }) => [heldOn, partnershipId !== null]),
    [
      ['2026-03-10', false],
      ['2026-02-10', true],
    ],
  );
});

test('bad input is said beside its field and nothing typed is lost', async () => {
  const { outcomeId, officer } = await prepared();
  const wrong = { ...typed, heldOn: '31/02/2026', participants: ' ' };
  const { status, text } = await officer.post(paths.newReview({ id: outcomeId }), wrong);
  assert.equal(status, 422);
  assert.match(text, /id="f-heldOn-error"/);
  assert.match(text, /value="Lomé"/);
  const nobody = await officer.post(paths.newReview({ id: outcomeId }), { ...typed, participants: ' ' });
  assert.match(nobody.text, /Say which organs or functions took part/);
});

test('a decision without anyone and without a day is said by field; with both it stands on the page', async () => {
  const { reviewId, officer } = await prepared();
  const address = paths.newReviewPoint({ id: reviewId });
  const fields = { kind: 'decision', what: 'Print the guide', about: 'budget' };
  const refused = await officer.post(address, fields);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-takenOnBy-error"/);
  assert.match(refused.text, /id="f-dueOn-error"/);
  assert.match(refused.text, /Print the guide/);
  const kept = await officer.post(address, { ...fields, takenOnBy: 'Secretariat', dueOn: '01/01/2026' });
  assert.equal(kept.status, 303);
  const { text } = await officer.get(paths.review({ id: reviewId }));
  assert.match(text, /Print the guide[\s\S]*Secretariat[\s\S]*overdue/);
});

test('a concluded review shows its own figures, today’s on demand, and asks the reason of a change', async () => {
  const { reviewId, officer, add } = await prepared();
  const pointId = await add(gap);
  const address = paths.concludeReview({ id: reviewId });
  assert.equal((await officer.get(address)).status, 200);
  const early = await officer.post(address, { concludedOn: '09/02/2026' });
  assert.match(early.text, /id="f-concludedOn-error"/);
  assert.equal((await officer.post(address, { concludedOn: '20/02/2026' })).status, 303);
  assert.equal((await officer.get(address)).status, 403);
  const page = paths.review({ id: reviewId });
  assert.match((await officer.get(page)).text, /As they stood when the conclusion of/);
  assert.match((await officer.get(withQuery(page, { figures: 'now' }))).text, /As they stand today/);
  const { text } = await officer.get(paths.correctReviewPoint({ id: pointId }));
  assert.match(text, /name="reason"/);
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
  const correction = { version, kind: 'gap', what: 'One branch did', about: 'outcome' };
  const refused = await officer.post(paths.correctReviewPoint({ id: pointId }), correction);
  assert.match(refused.text, /id="f-reason-error"/);
  const kept = await officer.post(paths.correctReviewPoint({ id: pointId }), {
    ...correction,
    reason: 'Read again',
  });
  assert.equal(kept.status, 303);
  assert.match((await officer.get(page)).text, /One branch did[\s\S]*corrected: Read again/);
});

test('a partner reads its review, comments on it and follows up, and may change nothing else', async () => {
  const { reviewId, partner, officer, add } = await prepared();
  const pointId = await add(decision);
  const page = await partner.get(paths.review({ id: reviewId }));
  assert.match(page.text, /You see the part that is yours/);
  assert.ok(!page.text.includes(paths.newReviewPoint({ id: reviewId })));
  for (const address of [
    paths.editReview({ id: reviewId }),
    paths.newReviewPoint({ id: reviewId }),
    paths.concludeReview({ id: reviewId }),
    paths.correctReviewPoint({ id: pointId }),
  ])
    assert.equal((await partner.get(address)).status, 403, address);
  const remark = await partner.post(paths.writeComment({ kind: 'review', id: reviewId }), {
    text: 'We read it otherwise',
    reach: 'own',
  });
  assert.equal(remark.status, 303);
  assert.match((await officer.get(paths.review({ id: reviewId }))).text, /We read it otherwise/);
  const done = { state: 'done', onDay: '01/05/2026', note: 'Twelve were trained' };
  assert.equal((await partner.post(paths.followUpReviewPoint({ id: pointId }), done)).status, 303);
  assert.match((await officer.get(paths.review({ id: reviewId }))).text, /Twelve were trained/);
});

test('another institute, another partner and the donor find no review', async () => {
  const { cast, reviewId } = await prepared();
  const stranger = app.as((await makeCast(db)).as('director'));
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat voisin');
  const neighbour = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id] }));
  for (const visitor of [stranger, neighbour, donor])
    assert.equal((await visitor.get(paths.review({ id: reviewId }))).status, 404);
});

test('the list is filtered by outcome, partner and state, and taken along as a file', async () => {
  const { outcomeId, partnershipId, reviewId, officer } = await prepared();
  const link = new RegExp(paths.review({ id: reviewId }));
  for (const query of [{ outcome: outcomeId }, { partner: partnershipId }, { state: 'open' }])
    assert.match((await officer.get(withQuery(paths.reviews(), query))).text, link);
  for (const query of [{ state: 'concluded' }, { year: '2020' }])
    assert.doesNotMatch((await officer.get(withQuery(paths.reviews(), query))).text, link);
  const wrong = { outcome: partnershipId };
  assert.equal((await officer.get(withQuery(paths.reviews(), wrong))).status, 422);
  assert.equal((await officer.get(withQuery(paths.reviews(), { ...wrong, format: 'csv' }))).status, 422);
  const file = await officer.get(withQuery(paths.reviews(), { format: 'csv' }));
  assert.match(file.text, /P2022,OS1,Syndicat revu/);
});

test('the programme page’s link opens for an auditor of another outcome, and shows none of its reviews', async () => {
  const { cast, programmeId, reviewId } = await prepared();
  const auditor = app.as(cast.as('auditor', { ...en, scope: { outcomes: [newId()], years: [2026] } }));
  const address = withQuery(paths.reviews(), { programme: programmeId });
  const { status, text } = await auditor.get(address);
  assert.equal(status, 200);
  assert.match(text, /P2022/);
  assert.doesNotMatch(text, new RegExp(paths.review({ id: reviewId })));
  const stranger = app.as((await makeCast(db)).as('director'));
  assert.equal((await stranger.get(address)).status, 422);
});

test('an open decision waits on the home of who may act, until it is done', async () => {
  const { reviewId, officer, partner, add } = await prepared();
  const pointId = await add({ ...decision, dueOn: todayIn() });
  for (const visitor of [officer, partner])
    assert.match(
      (await visitor.get('/')).text,
      new RegExp(`${reviewId}[\\s\\S]*Train the branch negotiators`),
    );
  const dropped = { state: 'dropped', onDay: '01/05/2026', note: 'No money' };
  await officer.post(paths.followUpReviewPoint({ id: pointId }), dropped);
  for (const visitor of [officer, partner])
    assert.ok(!(await visitor.get('/')).text.includes('Train the branch negotiators'));
});

test('the page of a review asks at most ten queries, while it is open and once it is concluded', async () => {
  const { cast, reviewId, add } = await prepared();
  await add(gap);
  const officer = cast.as('programme_officer', en);
  const count = async () => (await countingQueries(db, officer, show, { params: { id: reviewId } })).queries;
  assert.ok((await count()) <= 10, String(await count()));
  await doing(db, cast.system, concludeReview, { reviewId });
  assert.ok((await count()) <= 10, String(await count()));
});
