import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, calendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { amountAfter, amountByMonth, monthOf, monthsOf, quarterOfMonth } from './period-months.ts';
import { amountByYear } from './period-years.ts';

const day = (text: string) => calendarDay(text)!;
const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);

test('a quarter shares by the days of its months', () => {
  assert.deepEqual(
    [...amountByMonth(90, day('2027-01-01'), day('2027-03-31'))],
    [
      ['2027-01', 31],
      ['2027-02', 28],
      ['2027-03', 31],
    ],
  );
});

test('part of a month is a month; a day is its month', () => {
  assert.deepEqual([...amountByMonth(7, day('2027-02-10'), day('2027-02-10'))], [['2027-02', 7]]);
});

test('what falls after a month is the months behind it', () => {
  const year = [1200, day('2027-01-01'), day('2027-12-31')] as const;
  const months = amountByMonth(...year);
  assert.equal(amountAfter('2027-09', ...year), sum([...months.values()].slice(9)));
  assert.equal(amountAfter('2026-12', ...year), 1200);
  assert.equal(amountAfter('2027-12', ...year), 0);
});

test('the months of a period are all of them', () => {
  assert.deepEqual(monthsOf(day('2027-11-15'), day('2028-02-01')), [
    '2027-11',
    '2027-12',
    '2028-01',
    '2028-02',
  ]);
  assert.equal(quarterOfMonth('2028-12'), '2028-Q4');
});

test('10,000 generated periods: months add up to quarters and years, and none is missing', () => {
  const random = seededRandom(83);
  for (let run = 0; run < 10_000; run += 1) {
    const from = addDays(day('2020-01-01'), random(4000));
    const until = addDays(from, random(1200));
    const minor = random(1_000_000_000) - 500_000_000;
    const months = amountByMonth(minor, from, until);
    assert.deepEqual([...months.keys()], monthsOf(from, until));
    assert.equal(sum(months.values()), minor);
    for (const [year, part] of amountByYear(minor, from, until))
      assert.equal(
        sum([...months].flatMap(([month, each]) => (month.startsWith(String(year)) ? [each] : []))),
        part,
      );
    assert.equal(amountAfter(monthOf(until), minor, from, until), 0);
  }
});
