import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarDay, yearsBetween } from '../../../kernel/calendar-day.ts';
import { isFinalYear, isOver, isYearOf, yearToScore } from './score-year.ts';

const day = (text: string) => text as CalendarDay;
const programme = { fromOn: day('2022-01-01'), untilOn: day('2026-12-31') };

test('the years of a programme are those from its first to its last day', () => {
  assert.deepEqual(
    [2021, 2022, 2026, 2027].map((year) => isYearOf(programme, year)),
    [false, true, true, false],
  );
});

test('the last year alone is final', () => {
  assert.deepEqual(
    yearsBetween(programme).filter((year) => isFinalYear(programme, year)),
    [2026],
  );
});

for (const [today, over] of [
  ['2025-12-31', false],
  ['2026-01-01', true],
] as const)
  test(`on ${today} the year 2025 is ${over ? '' : 'not '}over`, () =>
    assert.equal(isOver(2025, day(today)), over));

for (const [today, year] of [
  ['2021-06-01', 2022],
  ['2022-06-01', 2022],
  ['2026-01-01', 2025],
  ['2027-03-01', 2026],
  ['2030-03-01', 2026],
] as const)
  test(`on ${today} the year ${year} is looked at`, () =>
    assert.equal(yearToScore(programme, day(today)), year));
