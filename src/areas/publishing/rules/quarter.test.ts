import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { quarterlyExpenditure, quarterOf } from './quarter.ts';

const cases: [string, number, string][] = [
  ['2025-01-01', 2025, '2025-Q1'],
  ['2025-03-31', 2025, '2025-Q1'],
  ['2025-04-01', 2025, '2025-Q2'],
  ['2025-12-31', 2025, '2025-Q4'],
  ['2026-01-15', 2025, '2025-Q4'],
  ['2024-12-20', 2025, '2025-Q1'],
];

test('an expense is published in the year to which it is charged', () => {
  for (const [paid, charged, quarter] of cases)
    assert.equal(quarterOf(paid as CalendarDay, charged), quarter, paid);
});

test('the expenditure of a quarter is on its last day, under a reference of its own', () => {
  const days = (['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'] as const).map((quarter) => {
    const { on, reference } = quarterlyExpenditure(quarter, { minor: 1, currency: 'EUR' }, 0);
    return `${reference} ${on}`;
  });
  assert.deepEqual(days, [
    'E-2024-Q1 2024-03-31',
    'E-2024-Q2 2024-06-30',
    'E-2024-Q3 2024-09-30',
    'E-2024-Q4 2024-12-31',
  ]);
});
