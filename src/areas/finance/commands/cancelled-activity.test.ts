import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { activityById } from '../../activities/queries/activities.ts';
import { recordExpense } from './record-expense.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const officer = cast.as('programme_officer');
const finance = cast.as('finance_officer');

test('an activity with expenses is not cancelled: the sentence says why, and nothing is written', async () => {
  const input = { activityId: office.activities.late, reason: 'Rain', onBehalf: { source: 'letter' } };
  const refused = await perform(db, officer, cancelActivity, newId(), input);
  assert.deepEqual(refused, { done: false, problem: { key: 'activities.has-expenses' } });
  const activity = await db.read(officer, (tx) =>
    activityById(tx, cast.institute.id, office.activities.late),
  );
  assert.equal(activity?.state, 'planned');
});

test('an expense of a cancelled activity is refused beside its field; without the activity it is kept', async () => {
  await doing(db, officer, cancelActivity, {
    activityId: office.activities.ahead,
    reason: 'Rain',
    onBehalf: { source: 'letter' },
  });
  const paidOn = addDays(office.today, -1);
  const expense = {
    outcomeId: office.outcomes[0],
    partnershipId: office.partnerships[0],
    activityId: office.activities.ahead,
    line: 'a',
    heading: 'running',
    paidOn,
    chargedYear: yearOf(paidOn),
    description: 'Deposit for a hall that was not used',
    amount: { minor: 5_000, currency: 'EUR' },
    rate: '1',
    rateSource: 'own currency',
    rateOn: paidOn,
    voucher: 'to_follow',
    voucherState: 'to_follow',
    voucherClass: 'ordinary',
    onBehalf: { source: 'letter' },
  };
  const refused = await perform(db, finance, recordExpense, newId(), expense);
  assert.ok(!refused.done);
  assert.deepEqual(refused.fields, { activityId: [{ key: 'finance.activity-cancelled' }] });
  const { activityId: _, ...alone } = expense;
  await doing(db, finance, recordExpense, alone);
});
