import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type MoneyAxis, moneyAxes } from '../rules/money-axes.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { openingBalances } from './opening-balances.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const institute_id = cast.institute.id;
const finance = cast.as('finance_officer');
const random = seededRandom(44);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const reportId = await certify(db, finance, { programmeId: programme.id, years: [2027, 2029] });
const entries = 30;

const blocks = ['operational', 'operational', 'operational', 'management', 'structure'] as const;
const balances = Array.from({ length: 1500 }, (_, at) => {
  const block = pick(blocks);
  const isOperational = block === 'operational';
  const entry_no = 4 + random(entries);
  return {
    institute_id,
    id: newId(),
    programme_id: programme.id,
    report_id: reportId,
    outcome_id: isOperational ? pick(programme.outcomes) : null,
    partnership_id: pick([null, ...programme.partnerships]),
    block,
    budget_line: isOperational ? pick(['a', 'b', 'c', 'd']) : null,
    heading: block === 'structure' ? null : pick(['investment', 'running', 'personnel']),
    // Cells that stand are each said once: an item of its own tells them apart.
    item: at % 3 === 0 ? `item ${at}` : `other ${at}`,
    year: 2027 + random(3),
    amount_minor: random(100_000_000),
    currency: 'EUR',
    entry_no,
    ended_by_no: random(10) === 0 ? entry_no + 1 + random(9) : null,
  };
});
const expenses = Array.from({ length: 500 }, () => {
  const id = newId();
  return {
    institute_id,
    id,
    expense_id: id,
    reference: id,
    programme_id: programme.id,
    outcome_id: pick(programme.outcomes),
    partnership_id: pick([null, ...programme.partnerships]),
    block: 'operational' as const,
    budget_line: 'd',
    heading: 'running',
    item: '',
    paid_on: `2030-0${1 + random(9)}-14`,
    charged_year: 2030,
    description: 'Generated',
    amount_minor: 100,
    currency: 'EUR',
    rate: '1',
    rate_source: 'own currency',
    rate_on: '2030-01-01',
    converted_minor: 1 + random(1_000_000),
    converted_currency: 'EUR',
    voucher_state: 'to_follow',
    voucher_class: 'ordinary',
    entry_no: 4,
  };
});
await db.write(cast.system, async (tx) => {
  for (let at = 0; at < balances.length; at += 1000)
    await tx
      .insertInto('opening_balances')
      .values(balances.slice(at, at + 1000))
      .execute();
  await tx.insertInto('expenses').values(expenses).execute();
});

type Entry = {
  outcome: string | null;
  partner: string | null;
  block: string;
  line: string | null;
  heading: string | null;
  item: string;
  month: string;
  opening: number;
  recorded: number;
};

const isStanding = (row: (typeof balances)[number], asOf: number | undefined): boolean =>
  asOf === undefined
    ? row.ended_by_no === null
    : row.entry_no <= asOf && (row.ended_by_no === null || row.ended_by_no > asOf);

const ledger = (asOf?: number): Entry[] => [
  ...balances
    .filter((row) => isStanding(row, asOf))
    .map((row) => ({
      outcome: row.outcome_id,
      partner: row.partnership_id,
      block: row.block,
      line: row.budget_line,
      heading: row.heading,
      item: row.item,
      month: `${row.year}-12`,
      opening: row.amount_minor,
      recorded: 0,
    })),
  ...expenses.map((row) => ({
    outcome: row.outcome_id,
    partner: row.partnership_id,
    block: row.block,
    line: row.budget_line,
    heading: row.heading,
    item: row.item,
    month: row.paid_on.slice(0, 7),
    opening: 0,
    recorded: row.converted_minor,
  })),
];

const axisKeys: Record<MoneyAxis, (entry: Entry) => string> = {
  outcome: ({ outcome, block }) => outcome ?? block,
  block: ({ block }) => block,
  line: ({ line, block }) => line ?? block,
  partner: ({ partner }) => partner ?? 'none',
  heading: ({ heading, block }) => heading ?? block,
  item: ({ item }) => item || 'none',
  year: ({ month }) => month.slice(0, 4),
  quarter: ({ month }) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`,
  month: ({ month }) => month,
};

const sum = (list: readonly Entry[], field: 'opening' | 'recorded') =>
  list.reduce((total, entry) => total + entry[field], 0);

const cellsOf = (list: readonly Entry[], by: MoneyAxis, across?: MoneyAxis) =>
  new Map(
    [...Map.groupBy(list, (entry) => `${axisKeys[by](entry)} ${across ? axisKeys[across](entry) : ''}`)].map(
      ([key, of]) => [key, [sum(of, 'opening'), sum(of, 'recorded')]],
    ),
  );

for (const by of moneyAxes)
  test(`1,500 generated opening balances beside expenses by ${by} and every other axis are the sums of the oracle`, async () => {
    for (const across of [undefined, ...moneyAxes.filter((axis) => axis !== by)]) {
      const found = await db.read(finance, (tx) =>
        budgetAgainstActual(tx, institute_id, programme.id, {
          by,
          across,
          today: calendarDay('2031-12-31')!,
        }),
      );
      assert.deepEqual(
        new Map(found.rows.map((row) => [`${row.key} ${row.across}`, [row.opening, row.recorded]])),
        cellsOf(ledger(), by, across),
      );
      for (const row of found.rows) {
        assert.equal(row.spent, row.opening + row.recorded);
        assert.equal(row.forecast, row.spent);
      }
    }
  });

test('as of an entry, and until a year: the oracle too', async () => {
  for (const asOf of [9, 17, 25]) {
    const found = await db.read(finance, (tx) =>
      budgetAgainstActual(tx, institute_id, programme.id, { by: 'line', asOf }),
    );
    assert.deepEqual(
      new Map(found.rows.map((row) => [`${row.key} `, [row.opening, row.recorded]])),
      cellsOf(ledger(asOf), 'line'),
    );
  }
  const { total } = await db.read(finance, (tx) =>
    budgetAgainstActual(tx, institute_id, programme.id, { by: 'outcome', untilYear: 2028 }),
  );
  assert.equal(
    total.opening,
    sum(
      ledger().filter(({ month }) => month < '2029'),
      'opening',
    ),
  );
  assert.equal(total.recorded, 0);
});

test('a running total begins with what was spent before the house joined and ends with the whole', async () => {
  const { rows, total } = await db.read(finance, (tx) =>
    budgetAgainstActual(tx, institute_id, programme.id, { by: 'year', isCumulative: true }),
  );
  const until = (year: number) => ledger().filter(({ month }) => month <= `${year}-12`);
  assert.deepEqual(
    rows.map(({ key, spent }) => [key, spent]),
    [2027, 2028, 2029, 2030, 2031].map((year) => [
      String(year),
      sum(until(year), 'opening') + sum(until(year), 'recorded'),
    ]),
  );
  assert.equal(rows.at(-1)?.spent, total.spent);
});

test('a partner reads its own balances, an auditor those under control, another institute none', async () => {
  const [own] = programme.partnerships;
  const asked = (actor: typeof finance, institute = institute_id) =>
    db.read(actor, (tx) => openingBalances(tx, institute, { programmeId: programme.id }));
  const standing = balances.filter((row) => isStanding(row, undefined));
  const treasurer = cast.as('partner_treasurer', { partnerships: [own] });
  assert.deepEqual(
    (await asked(treasurer)).map(({ id }) => id).sort(),
    standing.flatMap(({ id, partnership_id }) => (partnership_id === own ? [id] : [])).sort(),
  );
  const scope = { outcomes: [programme.outcomes[1]], years: [2028] };
  const auditor = cast.as('auditor', { scope });
  assert.deepEqual(
    (await asked(auditor)).map(({ id }) => id).sort(),
    standing
      .flatMap(({ id, outcome_id, year }) => (outcome_id === scope.outcomes[0] && year === 2028 ? [id] : []))
      .sort(),
  );
  const other = await makeCast(db);
  assert.deepEqual(await asked(other.as('finance_officer')), []);
});
