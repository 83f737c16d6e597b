import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { recordExpense } from './record-expense.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const finance = cast.as('finance_officer');

const hall = {
  outcomeId: programme.outcomes[0],
  partnershipId: programme.partnerships[0],
  heading: 'running',
  paidOn: '2027-03-14',
  description: 'Hall, study circle, 24 people',
  amount: { minor: 85_000, currency: 'BIF' },
  rate: '0.00031',
  rateSource: 'Transfer of 1 March 2027',
};

const saved = (actor: Actor, id: string) =>
  db.read(actor, (tx) => tx.selectFrom('expenses').selectAll().where('id', '=', id).executeTakeFirst());

test('an expense keeps its amount, its rate and the converted amount, rounded once', async () => {
  const { id } = await doing(db, finance, recordExpense, hall);
  const row = await saved(finance, id);
  assert.deepEqual(
    [row?.amount_minor, row?.currency, row?.rate, row?.converted_minor, row?.converted_currency],
    [85_000, 'BIF', '0.00031', 2635, 'EUR'],
  );
  assert.deepEqual(
    [row?.budget_line, row?.block, row?.charged_year, row?.rate_on, row?.programme_id],
    ['a', 'operational', 2027, '2027-03-14', programme.id],
  );
});

test('in the programme’s own currency the rate is one', async () => {
  const { id } = await doing(db, finance, recordExpense, {
    ...hall,
    amount: { minor: 1999, currency: 'EUR' },
    rate: '7',
  });
  const row = await saved(finance, id);
  assert.deepEqual([row?.rate, row?.converted_minor], ['1', 1999]);
});

const refusals: [string, Record<string, unknown>, string][] = [
  ['nothing', { amount: { minor: 0, currency: 'BIF' } }, 'amount'],
  ['a negative amount', { amount: { minor: -5, currency: 'BIF' } }, 'amount'],
  ['an amount beyond safe integers', { amount: { minor: 2 ** 60, currency: 'BIF' } }, 'amount.minor'],
  [
    'an amount that no rate can carry',
    { amount: { minor: 9e15, currency: 'BIF' }, rate: '1000000' },
    'amount',
  ],
  ['a rate of nothing', { rate: '0' }, 'rate'],
  ['a rate that is no number', { rate: 'twelve' }, 'rate'],
  ['another currency without a rate', { rate: undefined }, 'rate'],
  ['a rate without its source', { rateSource: undefined }, 'rateSource'],
  ['no day', { paidOn: '2027-02-30' }, 'paidOn'],
  ['no outcome, activity or programme', { outcomeId: undefined }, 'outcomeId'],
  ['an outcome that is not known here', { outcomeId: newId() }, 'outcomeId'],
  ['a partner that is not known here', { partnershipId: newId() }, 'partnershipId'],
  ['an activity that is not known here', { activityId: newId() }, 'activityId'],
  ['a heading of the management block', { heading: 'evaluation' }, 'heading'],
  ['no description', { description: ' ' }, 'description'],
];

for (const [what, change, field] of refusals) {
  test(`${what} is refused beside its field and nothing is written`, async () => {
    const refused = await perform(db, finance, recordExpense, newId(), { ...hall, ...change });
    assert.ok(!refused.done);
    assert.deepEqual(Object.keys(refused.fields ?? {}), [field]);
  });
}

test('a partner records its own and sees no other’s', async () => {
  const [own, other] = programme.partnerships;
  const treasurer = cast.as('partner_treasurer', { partnerships: [own] });
  const { id } = await doing(db, treasurer, recordExpense, hall);
  const stranger = cast.as('partner_treasurer', { partnerships: [other] });
  assert.equal(await saved(stranger, id), undefined);
  await assert.rejects(perform(db, stranger, recordExpense, newId(), hall), NotAllowed);
});

test('an expense outside the programme is saved: a check marks it, nothing refuses it', async () => {
  const { id } = await doing(db, finance, recordExpense, { ...hall, paidOn: '2035-01-01' });
  assert.equal((await saved(finance, id))?.charged_year, 2035);
});
