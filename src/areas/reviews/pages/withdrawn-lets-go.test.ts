import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { openedReport, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { gap, reviewOf } from '../../../../test/support/review-work.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { withdrawIndicator } from '../../results/commands/withdraw-indicator.ts';
import { restingOnIndicator } from '../../results/queries/resting-on-indicator.ts';
import { withdrawReview } from '../commands/withdraw-review.ts';

const db = await testDatabase();

const indicatorOf = async (cast: Cast, outcomeId: string): Promise<string> => {
  const title = { en: { text: 'Members', source: true } };
  const counted = { measure: 'number', overTime: 'sum', overPartners: 'sum' };
  return (await doing(db, cast.system, defineIndicator, { outcomeId, code: '1.1', title, ...counted })).id;
};

const resting = async (cast: Cast, indicatorId: string) =>
  (await db.read(cast.system, (tx) => restingOnIndicator(tx, cast.institute.id, indicatorId))).map(
    ({ fact }) => fact,
  );

test('a point of a review that was withdrawn holds no indicator', async () => {
  const cast = await makeCast(db);
  const { reviewId, outcomeId, add } = await reviewOf(db, cast);
  const indicatorId = await indicatorOf(cast, outcomeId);
  await add({ ...gap, about: { kind: 'indicator', id: indicatorId } });
  assert.deepEqual(await resting(cast, indicatorId), ['reviewed']);
  await doing(db, cast.system, withdrawReview, { reviewId, version: 1, reason: 'Of another outcome' });
  assert.deepEqual(await resting(cast, indicatorId), []);
  await doing(db, cast.system, withdrawIndicator, { indicatorId, version: 1, reason: 'Defined twice' });
});

test('an item that was returned of a partner’s report holds its indicator until the report is withdrawn', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, officer } = world;
  const indicatorId = await indicatorOf(cast, programme.outcomes[0]);
  await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'H1', from: on(-60), until: on(-5) },
    ...{ opensOn: on(-10), closesOn: on(10), indicators: [indicatorId], partnerships: [partnershipId] },
  });
  const id = await openedReport(world);
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  const items = { [`items.indicator.${indicatorId}`]: 'Which members?', version: '3' };
  assert.equal((await officer.post(paths.returnPartnerReport({ id }), items)).status, 303);
  assert.deepEqual(await resting(cast, indicatorId), ['reviewed', 'asked']);
  const withdrawal = { reason: 'Of the other programme', version: '4' };
  assert.equal((await partner.post(paths.withdrawPartnerReport({ id }), withdrawal)).status, 303);
  assert.deepEqual(await resting(cast, indicatorId), ['asked']);
});
