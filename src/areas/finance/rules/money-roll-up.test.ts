import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert, minorDigits } from '../../../kernel/money.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { isTime, keyOn, type MoneyAxis, moneyAxes } from './money-axes.ts';
import { added, type MoneyEntry, noMoney, rollUp, runningTotals } from './money-roll-up.ts';
import { sharedConversion } from './shared-conversion.ts';

const random = seededRandom(2027);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const currencies = ['EUR', 'XOF', 'TND', 'USD'] as const;
const rates = { EUR: '1', XOF: '0.001524490172', TND: '0.2956', USD: '0.9183' } as const;

/** A ledger: books of one currency each, converted as a whole and shared out to their lines. */
const ledger = () => {
  const books = Array.from({ length: 1 + random(4) }, () => {
    const currency = pick(currencies);
    const amounts = Array.from(
      { length: 1 + random(8) },
      () => 1 + random(10 ** (3 + minorDigits(currency))),
    );
    const rate = rates[currency];
    const converted = sharedConversion({ amounts, currency, rate, to: 'EUR' })!;
    const whole = convert({ minor: amounts.reduce((sum, minor) => sum + minor, 0), currency }, rate, 'EUR');
    return { whole: whole.minor, converted };
  });
  const entries = books.flatMap(({ converted }) => converted.map(entryOf));
  const whole = books.reduce((sum, book) => sum + book.whole, 0);
  return { whole, entries };
};

const entryOf = (minor: number): MoneyEntry => {
  const block = pick(['operational', 'operational', 'operational', 'management']);
  const isOperational = block === 'operational';
  return {
    place: {
      block,
      outcomeId: isOperational ? pick(['o1', 'o2', null]) : null,
      partnershipId: pick(['p1', 'p2', null]),
      line: isOperational ? pick(['a', 'b', 'c', 'd', null]) : null,
      heading: pick(['running', 'personnel', 'investment']),
      item: pick(['', 'venue', 'fines']),
      month: `202${7 + random(3)}-${String(1 + random(12)).padStart(2, '0')}`,
    },
    figures:
      random(4) === 0
        ? { opening: minor, spent: minor }
        : { recorded: minor, chargeable: random(3) === 0 ? 0 : minor, expenses: 1, spent: minor },
  };
};

/** By hand: one entry after the other into the cell of its keys. */
const byHand = (entries: readonly MoneyEntry[], by: MoneyAxis, across: MoneyAxis | undefined) => {
  const cells = new Map<string, bigint>();
  for (const { place, figures } of entries) {
    const cell = `${keyOn(place, by)} ${across ? keyOn(place, across) : ''}`;
    cells.set(cell, (cells.get(cell) ?? 0n) + BigInt(figures.opening ?? figures.recorded ?? 0));
  }
  return cells;
};

test('10,000 ledgers in four currencies: the parts are the whole on every axis, and the sums those of a hand', () => {
  for (let run = 0; run < 10_000; run += 1) {
    const { whole, entries } = ledger();
    const by = moneyAxes[run % moneyAxes.length]!;
    const across = pick([undefined, ...moneyAxes.filter((axis) => axis !== by)]);
    const rows = rollUp(entries, { by, across });
    const { spent, opening, recorded, expenses } = added(rows);
    assert.equal(spent, whole);
    assert.equal(opening + recorded, whole);
    assert.equal(expenses, entries.filter(({ figures }) => figures.opening === undefined).length);
    assert.deepEqual(
      new Map(rows.map((row) => [`${row.key} ${row.across}`, BigInt(row.spent)])),
      byHand(entries, by, across),
    );
  }
});

test('running totals: each period holds all before it, each line ends with its whole', () => {
  for (let run = 0; run < 1000; run += 1) {
    const { entries } = ledger();
    const axes = pick([
      { by: 'month', across: 'outcome' },
      { by: 'partner', across: 'year' },
      { by: 'quarter', across: undefined },
    ] as const);
    const rows = rollUp(entries, axes);
    const onLines = isTime(axes.by);
    const periods = [...new Set(rows.map((row) => (onLines ? row.key : row.across)))].toSorted();
    const running = runningTotals(rows, axes, periods);
    for (const row of running) {
      const [period, other] = onLines ? [row.key, row.across] : [row.across, row.key];
      const before = rows.filter((each) => {
        const [its, others] = onLines ? [each.key, each.across] : [each.across, each.key];
        return others === other && its <= period;
      });
      assert.equal(row.spent, added(before).spent);
    }
  }
});

test('without an axis of time there is nothing to run along', () => {
  const rows = [{ ...noMoney, key: 'a', across: '' }];
  assert.deepEqual(runningTotals(rows, { by: 'line' }, []), rows);
});
