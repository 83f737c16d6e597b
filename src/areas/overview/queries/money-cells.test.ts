import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { moneyCells } from './money-cells.ts';

const db = await testDatabase();

test('spending stands in the quarter of its payment, within the year it is charged to', async () => {
  const cast = await makeCast(db);
  const finance = cast.as('finance_officer');
  const { id, outcomes } = await makeProgramme(db, cast);
  const paid: [string, number, number][] = [
    ['2027-02-10', 2027, 1],
    ['2027-12-31', 2027, 20],
    ['2028-01-15', 2027, 300],
    ['2028-03-31', 2028, 4_000],
    ['2028-07-01', 2029, 50_000],
  ];
  for (const [paidOn, chargedYear, minor] of paid)
    await doing(db, finance, recordExpense, {
      outcomeId: outcomes[0],
      line: 'd',
      heading: 'running',
      paidOn,
      chargedYear,
      description: 'Hall',
      amount: { minor, currency: 'EUR' },
      voucherState: 'kept_at_partner',
    });
  const [cells, account] = await db.read(finance, async (tx) => [
    (await moneyCells(tx, cast.institute.id, { programmeId: id })).spending,
    await budgetAgainstActual(tx, cast.institute.id, id, { by: 'quarter' }),
  ]);
  assert.deepEqual(
    cells.map(({ quarter, year, spent }) => [quarter, year, spent]),
    [
      ['2027-01-01', 2027, 1],
      ['2027-10-01', 2027, 320],
      ['2028-01-01', 2028, 4_000],
      ['2029-01-01', 2029, 50_000],
    ],
  );
  assert.deepEqual(
    account.rows.filter(({ spent }) => spent > 0).map(({ key, spent }) => [key, spent]),
    [
      ['2027-Q1', 1],
      ['2027-Q4', 320],
      ['2028-Q1', 4_000],
      ['2029-Q1', 50_000],
    ],
  );
});
