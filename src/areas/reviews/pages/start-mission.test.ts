import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { gap, mission, reviewOf } from '../../../../test/support/review-work.ts';
import { paths } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { concludeReview } from '../commands/conclude-review.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const listed = { kind: 'dac_listed', value: 'yes', source: 'Test', confidence: 'read' };
  await doing(db, cast.system, adoptRulebook, {
    parameters: [],
    countryFacts: [{ ...listed, country: 'SN', validFrom: '2000-01-01' }],
  });
  const work = await reviewOf(db, cast);
  const pointId = await work.add(gap);
  const officer = app.as(cast.as('programme_officer', en));
  const conclude = () => doing(db, cast.system, concludeReview, { reviewId: work.reviewId });
  return { cast, ...work, pointId, officer, conclude, address: paths.startMission({ id: work.reviewId }) };
};

const typed = {
  ...mission,
  plannedFrom: '13/04/2026',
  plannedUntil: '17/04/2026',
  mode: 'in_person',
};

test('a mission starts from the page of a concluded review and leads back to it', async () => {
  const { officer, reviewId, outcomeId, pointId, conclude, address } = await prepared();
  const page = paths.review({ id: reviewId });
  assert.equal((await officer.get(address)).status, 403);
  await conclude();
  assert.ok((await officer.get(page)).text.includes(address));
  assert.match((await officer.get(address)).text, /Gap: No branch has negotiated yet/);
  const decided = { decidedBy: 'partner_organ', decidedOn: '17/02/2026', decidingOrgan: 'Executive bureau' };
  const sent = { ...typed, ...decided, outcomeId, pointIds: pointId };
  const { status, location } = await officer.post(address, sent);
  assert.equal(status, 303);
  const { text } = await officer.get(location ?? '');
  assert.ok(text.includes(`href="${page}"`));
  assert.match(text, /Expert in bargaining of the federation/);
  assert.match(text, /No branch has negotiated yet/);
  assert.match(text, /an organ of the partner/);
  assert.match(text, /Executive bureau, 17\/02\/2026/);
  assert.match((await officer.get(page)).text, /Appui à la négociation/);
});

test('what the rules would say of a mission is seen before it is saved', async () => {
  const { officer, reviewId, outcomeId, pointId, conclude, address } = await prepared();
  await conclude();
  const sent = { ...typed, outcomeId, pointIds: pointId, expertCountry: 'SN', check: '1' };
  const { status, text } = await officer.post(address, sent);
  assert.equal(status, 200);
  assert.match(text, /What the rules would say/);
  assert.match(text, /plan an exchange \(A7\) instead/);
  assert.match(text, new RegExp(`value="${pointId}"[^>]*checked`));
  assert.ok(!(await officer.get(paths.review({ id: reviewId }))).text.includes('Appui à la négociation'));
});

test('a mission that was held asks for its first recommendation, one that was only planned does not', async () => {
  const { officer, outcomeId, pointId, conclude, address } = await prepared();
  await conclude();
  const { location } = await officer.post(address, { ...typed, outcomeId, pointIds: pointId });
  const id = /[^/]+$/.exec(location ?? '')?.[0] ?? '';
  const link = `href="${paths.recommend({ id })}"`;
  assert.ok(!(await officer.get(location ?? '')).text.includes(link));
  await officer.post(paths.holdActivity({ id }), { heldFrom: '13/04/2026', heldUntil: '17/04/2026' });
  const held = await officer.get(location ?? '');
  assert.ok(held.text.includes(link));
});

test('bad input is said by field, and what was ticked and typed stays', async () => {
  const { officer, outcomeId, pointId, conclude, address } = await prepared();
  await conclude();
  const wrong = { ...typed, outcomeId, pointIds: pointId, plannedUntil: '01/04/2026', expert: ' ' };
  const { status, text } = await officer.post(address, wrong);
  assert.equal(status, 422);
  assert.match(text, /id="f-expert-error"/);
  assert.match(text, new RegExp(`value="${pointId}"[^>]*checked`));
  const ends = await officer.post(address, { ...typed, outcomeId, plannedUntil: '01/04/2026' });
  assert.match(ends.text, /id="f-plannedUntil-error"/);
});

test('an expert from the South is offered an exchange with what was typed', async () => {
  const { officer, outcomeId, pointId, conclude, address } = await prepared();
  await conclude();
  const southern = { ...typed, outcomeId, pointIds: pointId, expertCountry: 'SN' };
  const { location } = await officer.post(address, southern);
  const { text } = await officer.get(location ?? '');
  const [, href = ''] =
    /href="([^"]*)"[^>]*>Plan an exchange \(A7\) with what was typed here/.exec(text) ?? [];
  const form = await officer.get(href.replaceAll('&amp;', '&'));
  assert.equal(form.status, 200);
  assert.match(form.text, /value="Appui à la négociation"/);
  assert.match(form.text, /value="13\/04\/2026"/);
  assert.match(form.text, /Train the negotiators of the branches/);
});

test('changing a mission keeps the review it starts from', async () => {
  const { officer, reviewId, outcomeId, pointId, conclude, address } = await prepared();
  await conclude();
  const { location } = await officer.post(address, { ...typed, outcomeId, pointIds: pointId });
  const id = location?.split('/').at(-1) ?? '';
  const edit = paths.editActivity({ id });
  const { text } = await officer.get(edit);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  assert.equal(hidden('reviewId'), reviewId);
  const fields = {
    ...typed,
    outcomeId,
    version: '1',
    reviewId: hidden('reviewId'),
    reviewedOn: hidden('reviewedOn'),
    'citations.0.citedKind': 'gap',
    'citations.0.cited': 'No branch has negotiated yet',
    expert: 'Another expert of the federation',
  };
  assert.equal((await officer.post(edit, fields)).status, 303);
  const shown = await officer.get(paths.activity({ id }));
  assert.match(shown.text, /Another expert of the federation/);
  assert.ok(shown.text.includes(`href="${paths.review({ id: reviewId })}"`));
});
