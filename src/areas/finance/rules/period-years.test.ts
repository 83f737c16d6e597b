import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, calendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { amountByYear } from './period-years.ts';

const day = (text: string) => calendarDay(text)!;

test('an amount within one year is that year’s', () => {
  assert.deepEqual([...amountByYear(100, day('2027-03-01'), day('2027-12-31'))], [[2027, 100]]);
});

test('five whole years share by their days: the leap year weighs a day more', () => {
  const years = amountByYear(1826, day('2027-01-01'), day('2031-12-31'));
  assert.deepEqual([...years.values()], [365, 366, 365, 365, 365]);
});

test('10,000 generated periods: the years add up to the amount and none is missing', () => {
  const random = seededRandom(31);
  for (let run = 0; run < 10_000; run += 1) {
    const from = addDays(day('2020-01-01'), random(4000));
    const until = addDays(from, random(2500));
    const minor = random(1_000_000_000) - 500_000_000;
    const years = amountByYear(minor, from, until);
    assert.equal(
      [...years.values()].reduce((a, b) => a + b, 0),
      minor,
    );
    assert.equal(years.size, yearOf(until) - yearOf(from) + 1);
  }
});
