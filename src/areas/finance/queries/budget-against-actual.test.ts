import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordTransactions } from '../commands/record-transactions.ts';
import { type MoneyAxis, moneyAxes } from '../rules/money-axes.ts';
import { budgetAgainstActual, type MoneyComparison } from './budget-against-actual.ts';
import { expenseChecks } from './expense-checks.ts';

const place = await testPlace();
const db = place.open();
after(() => db.close());
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const finance = cast.as('finance_officer');
const institute_id = cast.institute.id;
const random = seededRandom(47);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const entries = 30;

// The first partner has a signed agreement for 2027-2029; the second has one that nobody signed.
await db.write(cast.system, async (tx) => {
  for (const [at, partnership_id] of programme.partnerships.entries()) {
    const agreement = { institute_id, partnership_id, entry_no: 2 };
    const id = newId();
    await tx
      .insertInto('agreements')
      .values({
        ...agreement,
        id,
        kind: 'partnership',
        reference: `A${at}`,
        from_on: '2027-01-01',
        until_on: '2029-12-31',
        currency: 'EUR',
      })
      .execute();
    if (at === 0)
      await tx
        .insertInto('agreement_signings')
        .values({
          ...agreement,
          agreement_id: id,
          signed_on: '2027-01-15',
          signed_by: newId(),
          signed_by_name: 'Director',
          signed_for_partner_by: 'Secretary general',
        })
        .execute();
  }
});

const rows = Array.from({ length: 10_000 }, (_, at) => {
  const isManagement = random(8) === 0;
  const id = newId();
  const entry_no = 2 + random(entries);
  const year = 2026 + random(7);
  return {
    institute_id,
    id,
    expense_id: id,
    reference: `D${at}`,
    programme_id: programme.id,
    outcome_id: isManagement ? null : pick(programme.outcomes),
    partnership_id: pick([null, ...programme.partnerships]),
    block: isManagement ? 'management' : 'operational',
    budget_line: isManagement ? null : pick(['a', 'b', 'c', 'd']),
    heading: pick(
      isManagement ? ['personnel', 'evaluation', 'other'] : ['investment', 'running', 'personnel'],
    ),
    item: pick(['', 'venue', 'fines']),
    paid_on: `${year}-0${1 + random(9)}-1${random(10)}`,
    charged_year: year,
    description: 'Generated',
    amount_minor: 1 + random(100_000_000),
    currency: 'EUR',
    rate: '1',
    rate_source: 'own currency',
    rate_on: '2027-01-01',
    converted_minor: 1 + random(100_000_000),
    converted_currency: 'EUR',
    voucher_state: pick(['to_follow', 'kept_at_partner', 'kept_at_partner']),
    voucher_class: 'ordinary',
    entry_no,
    ended_by_no: random(10) === 0 ? entry_no + 1 + random(9) : null,
  };
});
await db.write(cast.system, async (tx) => {
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('expenses')
      .values(rows.slice(at, at + 1000))
      .execute();
});
// Test clusters keep no statistics of their own, and without any a plan for 10,000 rows is a guess.
const owner = new pg.Client({ connectionString: place.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

type Row = (typeof rows)[number];

const isChargeable = (row: Row): boolean => {
  const isEvaluation = row.heading === 'evaluation';
  const inPeriod = row.paid_on >= '2027-01-01' && (row.paid_on <= '2031-12-31' || isEvaluation);
  const isPartnerMoney = row.budget_line === 'a' || row.budget_line === 'b';
  const isCovered =
    row.partnership_id === programme.partnerships[0] &&
    row.paid_on >= '2027-01-01' &&
    row.paid_on <= '2029-12-31';
  return inPeriod && row.voucher_state === 'kept_at_partner' && (!isPartnerMoney || isCovered);
};

const stands = (row: Row, asOf: number | undefined): boolean =>
  asOf === undefined
    ? row.ended_by_no === null
    : row.entry_no <= asOf && (row.ended_by_no === null || row.ended_by_no > asOf);

const keys = {
  outcome: (row: Row) => row.outcome_id ?? 'management',
  line: (row: Row) => row.budget_line ?? 'management',
  heading: (row: Row) => row.heading,
  year: (row: Row) => String(row.charged_year),
};

for (const by of ['outcome', 'line', 'heading', 'year'] as const)
  for (const asOf of [undefined, 17])
    test(`10,000 generated expenses by ${by}${asOf ? ' as of an entry' : ''} are the sums of the oracle`, async () => {
      const found = await db.read(finance, (tx) =>
        budgetAgainstActual(tx, institute_id, programme.id, { by, asOf }),
      );
      const expected = [
        ...Map.groupBy(
          rows.filter((row) => stands(row, asOf)),
          keys[by],
        ),
      ].map(([key, list]) => ({
        key,
        recorded: sumOf(list),
        chargeable: sumOf(list.filter(isChargeable)),
        expenses: list.length,
      }));
      const plain = found.rows.map(({ key, recorded, chargeable, expenses }) => ({
        key,
        recorded,
        chargeable,
        expenses,
      }));
      const sorted = (list: { key: string }[]) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      assert.deepEqual(sorted(plain), sorted(expected));
      assert.equal(found.total.recorded, sumOf(rows.filter((row) => stands(row, asOf))));
    });

const monthOf = ({ paid_on, charged_year }: Row): string => {
  const paid = Number(paid_on.slice(0, 4));
  if (paid === charged_year) return paid_on.slice(0, 7);
  return paid > charged_year ? `${charged_year}-12` : `${charged_year}-01`;
};

const axisKeys: Record<MoneyAxis, (row: Row) => string> = {
  ...keys,
  block: (row) => row.block,
  partner: (row) => row.partnership_id ?? 'none',
  item: (row) => row.item || 'none',
  month: monthOf,
  quarter: (row) => `${row.charged_year}-Q${Math.ceil(Number(monthOf(row).slice(5)) / 3)}`,
};

for (const by of moneyAxes)
  test(`10,000 generated expenses by ${by} and every other axis are the sums of the oracle`, async () => {
    for (const across of moneyAxes.filter((axis) => axis !== by)) {
      const found = await db.read(finance, (tx) =>
        budgetAgainstActual(tx, institute_id, programme.id, { by, across }),
      );
      const standing = rows.filter((row) => stands(row, undefined));
      const expected = Map.groupBy(standing, (row) => `${axisKeys[by](row)} ${axisKeys[across](row)}`);
      assert.deepEqual(
        new Map(
          found.rows.map((row) => [`${row.key} ${row.across}`, [row.recorded, row.chargeable, row.expenses]]),
        ),
        new Map(
          [...expected].map(([key, list]) => [
            key,
            [sumOf(list), sumOf(list.filter(isChargeable)), list.length],
          ]),
        ),
      );
      assert.equal(found.total.recorded, sumOf(standing));
    }
  });

test('a running total of months ends with the whole, and a quiet month keeps what was before', async () => {
  const ask = (isCumulative: boolean) =>
    db.read(finance, (tx) =>
      budgetAgainstActual(tx, institute_id, programme.id, { by: 'month', across: 'outcome', isCumulative }),
    );
  const [apart, running] = [await ask(false), await ask(true)];
  for (const outcome of programme.outcomes) {
    const of = ({ rows: list }: MoneyComparison) => list.filter(({ across }) => across === outcome);
    const whole = of(apart).reduce((sum, row) => sum + row.recorded, 0);
    const months = of(running);
    assert.equal(months.at(-1)?.recorded, whole);
    assert.equal(months.length, new Set(months.map(({ key }) => key)).size);
    for (const [at, row] of months.entries())
      assert.ok(at === 0 || row.recorded >= months[at - 1]!.recorded, row.key);
  }
  assert.equal(running.total.recorded, apart.total.recorded);
});

const sumOf = (list: readonly Row[]): number => list.reduce((sum, row) => sum + row.converted_minor, 0);

test('the roll-up and the page of each expense say the same of what can be charged', async () => {
  const some = rows.filter((row) => stands(row, undefined)).slice(0, 300);
  const checks = await db.read(finance, (tx) =>
    expenseChecks(
      tx,
      institute_id,
      some.map(({ id }) => id),
    ),
  );
  for (const row of some) {
    const blocks = checks
      .get(row.id)!
      .some(({ verdict, moments }) => verdict === 'blocks' && moments.includes('charging'));
    assert.equal(!blocks, isChargeable(row));
  }
});

test('the forecast is what was recorded and the budget of the months to come, on every axis', async () => {
  const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const cell = { block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0] };
  await doing(db, finance, recordBudget, {
    programmeId,
    kind: 'filed',
    amounts: [
      {
        ...cell,
        partnershipId: partnerships[0],
        from: '2027-01-01',
        until: '2027-12-31',
        amount: eur(36_500),
      },
      { ...cell, from: '2028-01-01', until: '2029-12-31', amount: eur(731) },
      { block: 'management', heading: 'other', from: '2027-03-10', until: '2027-04-20', amount: eur(4200) },
    ],
  });
  for (const by of moneyAxes) {
    const { total } = await db.read(finance, (tx) =>
      budgetAgainstActual(tx, institute_id, programmeId, { by, today: calendarDay('2027-03-15')! }),
    );
    // January to March are 90 days of 365 and 22 of the 42 days of the second amount.
    assert.deepEqual([by, total.forecast], [by, 36_500 - 9000 + 731 + 2000]);
  }
});

test('budget, transfers and published spending stand beside it; what has no rate is told apart', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast);
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const cell = { block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0] };
  const year = { from: '2027-01-01', until: '2027-12-31' };
  await doing(db, finance, recordBudget, {
    programmeId,
    kind: 'imported',
    amounts: [
      { ...cell, ...year, amount: eur(1000), iatiType: '1' },
      { ...cell, ...year, amount: eur(1200), iatiType: '2' },
      { ...cell, from: '2028-01-01', until: '2029-12-31', amount: eur(731) },
      { ...cell, ...year, amount: { minor: 5, currency: 'USD' } },
      { block: 'structure', ...year, amount: eur(70) },
    ],
  });
  const paid = { programmeId, outcomeId: outcomes[0], on: '2028-03-01' };
  await doing(db, finance, recordTransactions, {
    transactions: [
      { ...paid, kind: 'disbursement', amount: eur(400) },
      { ...paid, kind: 'expenditure', amount: eur(90) },
      { ...paid, kind: 'incoming_funds', amount: eur(9999) },
    ],
  });
  const read = (by: 'outcome' | 'year') =>
    db.read(finance, (tx) => budgetAgainstActual(tx, institute_id, programmeId, { by }));
  const byOutcome = await read('outcome');
  const budgets = Object.fromEntries(byOutcome.rows.map(({ key, budget }) => [key, budget]));
  assert.deepEqual(budgets, { [outcomes[0]]: 1931, structure: 70 });
  assert.deepEqual([byOutcome.total.transferred, byOutcome.total.published], [400, 90]);
  assert.deepEqual(byOutcome.leftOut, [{ what: 'budget', currency: 'USD', minor: 5 }]);
  const byYear = await read('year');
  assert.deepEqual(Object.fromEntries(byYear.rows.map(({ key, budget }) => [key, budget])), {
    2027: 1270,
    2028: 366,
    2029: 365,
  });
});
