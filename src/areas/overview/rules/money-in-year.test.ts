import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { moneyInYear } from './money-in-year.ts';

const day = (text: string) => text as CalendarDay;

test('a year has its days of each budget amount and what was charged to it, the years the whole', () => {
  const money = {
    budget: [{ from: day('2023-07-01'), until: day('2025-06-30'), minor: 731, line: 'a' }],
    spending: [
      { year: 2023, spent: 1 },
      { year: 2024, spent: 2 },
    ],
  };
  assert.deepEqual(moneyInYear(money, 2024), {
    budget: [{ from: '2024-01-01', until: '2024-12-31', minor: 366, line: 'a' }],
    spending: [{ year: 2024, spent: 2 }],
  });
  assert.deepEqual(moneyInYear(money, 2025).budget[0]?.until, '2025-06-30');
  const parts = [2023, 2024, 2025].map((year) => moneyInYear(money, year).budget[0]?.minor ?? 0);
  assert.equal(parts[0]! + parts[1]! + parts[2]!, 731);
  assert.deepEqual(moneyInYear(money, 2026), { budget: [], spending: [] });
});
