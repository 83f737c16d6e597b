import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { nextPeriod } from './next-period.ts';

const next = (...[from, until, opensOn, closesOn]: string[]) =>
  Object.values(
    nextPeriod({ from, until, opensOn, closesOn } as Record<
      'from' | 'until' | 'opensOn' | 'closesOn',
      CalendarDay
    >),
  );

test('the next period begins the day after, is as long, and opens and closes as long after its end', () => {
  const cases: [string[], string[]][] = [
    [
      ['2026-01-01', '2026-06-30', '2026-07-01', '2026-08-31'],
      ['2026-07-01', '2026-12-31', '2027-01-01', '2027-03-03'],
    ],
    [
      ['2026-07-01', '2026-12-31', '2026-12-31', '2027-01-31'],
      ['2027-01-01', '2027-06-30', '2027-06-30', '2027-07-31'],
    ],
    [
      ['2027-02-01', '2027-02-28', '2027-03-01', '2027-03-10'],
      ['2027-03-01', '2027-03-31', '2027-04-01', '2027-04-10'],
    ],
    [
      ['2026-01-15', '2026-04-14', '2026-04-15', '2026-04-30'],
      ['2026-04-15', '2026-07-14', '2026-07-15', '2026-07-30'],
    ],
    [
      ['2026-03-02', '2026-03-15', '2026-03-10', '2026-03-20'],
      ['2026-03-16', '2026-03-29', '2026-03-24', '2026-04-03'],
    ],
  ];
  for (const [given, expected] of cases) assert.deepEqual(next(...given), expected);
});
