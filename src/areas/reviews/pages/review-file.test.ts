import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { decision, gap, reviewOf } from '../../../../test/support/review-work.ts';
import { training } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';

const db = await testDatabase();
const app = testApp(db);

test('each table of a review is taken along as its reader sees it', async () => {
  const cast = await makeCast(db);
  const { outcomeId, partnershipId, reviewId, add } = await reviewOf(db, cast);
  await add(gap);
  await add(decision);
  await doing(db, cast.system, planActivity, {
    ...training,
    ...{ outcomeId, partnershipId, onBehalf: { source: 'letter' } },
  });
  await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId, code: '1.1', title: { en: { text: 'Paying members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const page = paths.review({ id: reviewId });
  const fileOf = async (person: ReturnType<typeof app.as>, table: string) => {
    const { status, text } = await person.get(withQuery(page, { format: 'csv', table }));
    assert.equal(status, 200, table);
    return text;
  };
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const shown = (await officer.get(page)).text;
  for (const table of ['indicators', 'money', 'activities', 'points'])
    assert.match(shown, new RegExp(`table=${table}`));
  assert.doesNotMatch(shown, /table=missions/, 'there are none');
  assert.match(await fileOf(officer, 'indicators'), /Way made[\s\S]*1\.1,Paying members/);
  assert.match(await fileOf(officer, 'activities'), /\r\n[^\r]*A2[^\r]*,1,0,0,0,0/);
  const points = await fileOf(officer, 'points');
  assert.match(points, /Gaps,No branch has negotiated yet/);
  assert.match(points, /Decisions,Train the branch negotiators[^\r]*2026-06-30,open/);
  const partner = app.as(cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] }));
  assert.doesNotMatch(await fileOf(partner, 'indicators'), /Way made/);
  for (const visitor of [
    app.as(cast.as('donor_officer', { institutes: [cast.institute.id] })),
    app.as((await makeCast(db)).as('director')),
  ])
    assert.ok([403, 404].includes((await visitor.get(withQuery(page, { format: 'csv' }))).status));
});

test('the main figures of a review are taken along as they stand over it', async () => {
  const cast = await makeCast(db);
  const { reviewId } = await makeOffice(db, cast);
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const page = paths.review({ id: reviewId });
  const { status, text } = await officer.get(withQuery(page, { format: 'csv', table: 'money' }));
  assert.equal(status, 200);
  assert.match(text, /\r\nBudget,10000\.00,EUR\r\nSpent,400\.00,EUR\r\nTransferred,0\.00,EUR/);
});
