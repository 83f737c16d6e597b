import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { proposedDays } from './proposed-days.ts';

const year = ['2026-01-01', '2026-12-31'];
const halves = [
  ['2026-07-01', '2026-12-31'],
  ['2026-01-01', '2026-06-30'],
];
const seasons = [['2025-07-01', '2026-06-30']];

test('the next report is offered one period of figures, or one year, from where the last one ended', () => {
  for (const [last, windows, from, until] of [
    [undefined, [year], '2024-03-01', '2024-12-31'],
    ['2024-12-31', [year], '2025-01-01', '2025-12-31'],
    ['2025-12-31', [year], '2026-01-01', '2026-12-31'],
    ['2025-12-31', halves, '2026-01-01', '2026-06-30'],
    ['2026-06-30', halves, '2026-07-01', '2026-12-31'],
    ['2026-11-30', halves, '2026-12-01', '2026-12-31'],
    ['2025-12-31', [halves[0]!], '2026-01-01', '2026-12-31'],
    ['2025-12-31', [], '2026-01-01', '2026-12-31'],
    ['2026-12-31', [year], '2027-01-01', '2027-08-31'],
    ['2024-12-31', seasons, '2025-01-01', '2025-12-31'],
    ['2025-12-31', seasons, '2026-01-01', '2026-06-30'],
    ['2027-08-31', [year], '2024-03-01', '2024-12-31'],
  ] as const) {
    const offered = proposedDays({
      within: { fromOn: '2024-03-01' as CalendarDay, untilOn: '2027-08-31' as CalendarDay },
      told: last ? [last as CalendarDay] : [],
      windows: windows.map(([from, until]) => ({ from: from as CalendarDay, until: until as CalendarDay })),
    });
    assert.deepEqual(offered, { fromOn: from, untilOn: until }, `after ${last}`);
  }
});

test('a period that is over and that no report tells is offered first, from where what was asked before it ended', () => {
  const within = { fromOn: '2024-03-01' as CalendarDay, untilOn: '2027-08-31' as CalendarDay };
  for (const [untold, last, windows, from, until] of [
    [['2024-12-31', '2025-12-31'], undefined, [], '2024-03-01', '2024-12-31'],
    [['2025-12-31'], '2026-06-30', [], '2025-01-01', '2025-12-31'],
    [['2025-12-31'], '2025-03-31', [], '2025-04-01', '2025-12-31'],
    [['2026-06-30'], '2025-12-31', halves, '2026-01-01', '2026-06-30'],
    [['2026-12-31'], '2025-12-31', halves, '2026-07-01', '2026-12-31'],
    [['2023-12-31'], '2025-12-31', halves, '2026-01-01', '2026-06-30'],
  ] as const) {
    const offered = proposedDays({
      within,
      untold: untold.map((day) => day as CalendarDay),
      told: last ? [last as CalendarDay] : [],
      windows: windows.map(([start, end]) => ({ from: start as CalendarDay, until: end as CalendarDay })),
    });
    assert.deepEqual(offered, { fromOn: from, untilOn: until }, untold.join());
  }
});
