import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { headOf } from '../../../command/journal.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordExpense } from '../commands/record-expense.ts';
import type { Control } from '../rules/money-under-control.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { outcomeMoney } from './outcome-money.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { system, institute } = cast;
const { programmeId, outcomes, partnerships, today } = office;
const year = today.slice(0, 4);

const both = (outcomeId: string, asOf?: number, untilYear?: number, control?: Control) =>
  db.read(system, async (tx) => {
    const { budgetUntil, ...money } = await outcomeMoney(tx, institute.id, {
      ...{ programmeId, outcomeId, asOf, untilYear, control },
    });
    const compared = await budgetAgainstActual(tx, institute.id, programmeId, {
      by: 'outcome',
      asOf,
      untilYear,
      control,
    });
    const { budget, opening, recorded, transferred } = compared.rows.find(({ key }) => key === outcomeId) ?? {
      budget: 0,
      opening: 0,
      recorded: 0,
      transferred: 0,
    };
    return {
      budgetUntil,
      money,
      compared: { currency: compared.currency, budget, opening, recorded, transferred },
    };
  });

test('the money of an outcome is its row of the one comparison, now and as of an entry', async () => {
  const before = await Promise.all(outcomes.map((id) => both(id)));
  for (const { money, compared } of before) assert.deepEqual(money, compared);
  assert.equal(before[0]?.money.budget, 10_000_00);
  assert.equal(before[0]?.money.recorded, 400_00);
  const { lastNo: asOf } = await db.read(system, (tx) => headOf(tx, institute.id));

  const place = { outcomeId: outcomes[0], partnershipId: partnerships[0], onBehalf: { source: 'letter' } };
  const cell = {
    block: 'operational',
    line: 'a',
    heading: 'running',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
  };
  await doing(db, system, recordBudget, {
    programmeId,
    kind: 'amended',
    amounts: [
      {
        ...cell,
        outcomeId: outcomes[0],
        partnershipId: partnerships[0],
        amount: { minor: 7_000_00, currency: 'EUR' },
      },
      {
        block: 'management',
        heading: 'other',
        from: cell.from,
        until: cell.until,
        amount: { minor: 900_00, currency: 'EUR' },
      },
    ],
  });
  await doing(db, system, recordExpense, {
    ...place,
    line: 'a',
    heading: 'running',
    paidOn: addDays(today, -3),
    description: 'Later',
    amount: { minor: 50_00, currency: 'EUR' },
  });
  const now = await both(outcomes[0]);
  assert.deepEqual(now.money, now.compared);
  assert.equal(now.money.budget, 7_000_00);
  assert.equal(now.money.recorded, 450_00);
  const then = await both(outcomes[0], asOf);
  assert.deepEqual(then.money, then.compared);
  assert.deepEqual(then.money, before[0]?.money);
});

test('until the end of a year nothing later is in it, and the budget is the whole one', async () => {
  await doing(db, system, recordExpense, {
    ...{ outcomeId: outcomes[0], partnershipId: partnerships[0], onBehalf: { source: 'letter' } },
    ...{ line: 'a', heading: 'running', paidOn: addDays(today, -2), chargedYear: Number(year) - 1 },
    description: 'Of the year before',
    amount: { minor: 30_00, currency: 'EUR' },
  });
  for (const untilYear of [Number(year) - 1, Number(year)])
    for (const id of outcomes) {
      const { money, compared } = await both(id, undefined, untilYear);
      assert.deepEqual(money, compared, String(untilYear));
    }
  const { money, budgetUntil } = await both(outcomes[0], undefined, Number(year) - 1);
  assert.deepEqual([money.recorded, money.budget], [30_00, 7_000_00]);
  assert.equal(budgetUntil, 0, 'the part of the budget that falls into the years until then');
  assert.equal((await both(outcomes[0], undefined, Number(year))).budgetUntil, 7_000_00);
});

test('an auditor’s is cut to outcomes and years of the control, as the comparison is', async () => {
  const control = (years: number[], of = outcomes[0]) => ({ outcomes: [of], years });
  const cut = async (of: Control) => {
    const { money, compared } = await both(outcomes[0], undefined, undefined, of);
    assert.deepEqual(money, compared);
    return [money.budget, money.recorded];
  };
  const last = Number(year) - 1;
  assert.deepEqual(await cut(control([Number(year)])), [7_000_00, 450_00]);
  assert.deepEqual(await cut(control([last])), [0, 30_00]);
  assert.deepEqual(await cut(control([last, Number(year)])), [7_000_00, 480_00]);
  assert.deepEqual(await cut(control([Number(year)], outcomes[1])), [0, 0]);
});

test('who sees another partner’s rows only is told nothing of this one', async () => {
  const other = cast.as('partner_coordinator', { partnerships: [partnerships[1]] });
  const money = await db.read(other, (tx) =>
    outcomeMoney(tx, institute.id, { programmeId, outcomeId: outcomes[0] }),
  );
  assert.deepEqual(money, {
    ...{ currency: 'EUR', budget: 0, budgetUntil: 0, opening: 0, recorded: 0, transferred: 0 },
  });
});
