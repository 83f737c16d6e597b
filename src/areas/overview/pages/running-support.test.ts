import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { transfersAndRunning } from '../queries/partner-money.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Union of the coast');
const other = await partnerOf(db, cast, 'Union of the hills');

const planned = async (more: object) =>
  (await doing(db, cast.system, planActivity, { ...training, outcomeId, partnershipId, ...more })).id;
const course = await planned({});
const support = await planned({ kind: 'A3', beneficiary: 'secretariat', purpose: 'Dues collection' });

const spent = (paidOn: string, minor: number, more: object = {}) =>
  doing(db, cast.as('finance_officer'), recordExpense, {
    outcomeId,
    partnershipId,
    line: 'd',
    heading: 'running',
    paidOn,
    description: 'Spending',
    amount: { minor, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    ...more,
  });

await spent('2023-03-05', 600_00, { activityId: course });
await spent('2023-03-06', 100_00, { activityId: support, heading: 'investment' });
await spent('2023-03-07', 100_00);
await spent('2023-03-08', 200_00, { item: 'campaign' });
await spent('2024-03-05', 100_00, { activityId: course });
await spent('2024-03-06', 300_00, { heading: 'personnel' });
await spent('2024-03-07', 999_00, { partnershipId: other.partnershipId });

test('running support is what A3 costs and running and staff costs without an activity, of all expenses of the year', async () => {
  const { running } = await db.read(cast.as('finance_officer'), (tx) =>
    transfersAndRunning(tx, cast.institute.id, partnershipId),
  );
  assert.deepEqual(
    running.map(({ year, runningMinor, allMinor, currency }) => [year, runningMinor, allMinor, currency]),
    [
      [2023, 200_00, 1_000_00, 'EUR'],
      [2024, 300_00, 400_00, 'EUR'],
    ],
  );
});

test('the partner’s page tells the share of each year in plain numbers, to the institute and the partner', async () => {
  const own = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
  for (const actor of [own, cast.as('programme_officer', { language: 'en' })]) {
    const { text } = await app.as(actor).get(paths.partner({ id: partnershipId }));
    const card = text.slice(text.indexOf('id="running-support"'));
    assert.match(card, /20 %/, actor.role);
    assert.match(card, /75 %/, actor.role);
    assert.doesNotMatch(card.slice(0, card.indexOf('</section>')), /class="tag/, actor.role);
  }
  const scope = { outcomes: [outcomeId], years: [2023, 2024] };
  const auditor = await app.as(cast.as('auditor', { scope })).get(paths.partner({ id: partnershipId }));
  assert.doesNotMatch(auditor.text, /id="running-support"/);
});
