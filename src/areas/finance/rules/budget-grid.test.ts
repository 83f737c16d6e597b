import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type GridAmount, gridRows, gridTotals, gridYears } from './budget-grid.ts';

const day = (text: string) => text as CalendarDay;
const programme = { fromOn: day('2027-03-01'), untilOn: day('2029-12-31') };
const years = gridYears(programme);

const amount = (more: Partial<GridAmount> = {}): GridAmount => ({
  outcomeId: 'o1',
  partnershipId: null,
  block: 'operational',
  line: 'a',
  heading: 'running',
  item: '',
  from: day('2028-01-01'),
  until: day('2028-12-31'),
  currency: 'EUR',
  minor: 100,
  isSuperseded: false,
  ...more,
});

test('a column is a calendar year as far as the programme lasts in it', () => {
  assert.deepEqual(
    years.map(({ from, until }) => [from, until]),
    [
      ['2027-03-01', '2027-12-31'],
      ['2028-01-01', '2028-12-31'],
      ['2029-01-01', '2029-12-31'],
    ],
  );
});

test('two amounts of one cell stand in it together and cannot be set; other periods stand beside', () => {
  const [row] = gridRows(
    [amount(), amount({ minor: 30 }), amount({ until: day('2028-06-30'), minor: 7 })],
    years,
    'EUR',
  );
  assert.deepEqual(row?.cells, [undefined, { minor: 130, isFixed: true }, undefined]);
  assert.equal(row?.beside, 7);
});

test('an amount of another currency or one that was revised is in no row', () => {
  const left = [amount({ currency: 'USD' }), amount({ isSuperseded: true })];
  assert.deepEqual(gridRows(left, years, 'EUR'), []);
});

test('1,000 budgets: the totals of the grid are the sum of its amounts, by year and in all', () => {
  const random = seededRandom(77);
  for (let run = 0; run < 1000; run += 1) {
    const amounts = Array.from({ length: random(40) }, () => {
      const year = years[random(3)]!;
      return amount({
        ...year,
        until: random(6) ? year.until : day(`${year.year}-09-30`),
        outcomeId: `o${random(3)}`,
        item: String(random(3)),
        minor: random(1_000_000),
      });
    });
    const total = gridTotals(gridRows(amounts, years, 'EUR'), years.length);
    const whole = amounts.reduce((sum, { minor }) => sum + minor, 0);
    assert.equal(total.whole, whole);
    for (const [at, year] of years.entries()) {
      const inYear = amounts.filter(({ from, until }) => from === year.from && until === year.until);
      assert.equal(
        total.years[at],
        inYear.reduce((sum, { minor }) => sum + minor, 0),
      );
    }
  }
});
