import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { proposedDays } from './proposed-days.ts';

const days = ([fromOn, untilOn]: readonly string[]) => ({
  fromOn: fromOn as CalendarDay,
  untilOn: untilOn as CalendarDay,
});
const asking = ([from, until]: readonly string[]) => ({
  from: from as CalendarDay,
  until: until as CalendarDay,
});

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
      told: last ? [days(['2024-03-01', last])] : [],
      windows: windows.map(asking),
    });
    assert.deepEqual(offered, { fromOn: from, untilOn: until }, `after ${last}`);
  }
});

test('a period that is over and that no report tells is offered first: its window or its year, as far as no report shares a day', () => {
  const within = days(['2024-03-01', '2027-08-31']);
  const spring = ['2026-04-01', '2026-06-30'];
  for (const [untold, told, windows, from, until] of [
    [['2024-05-02', '2024-12-31'], [], [], '2024-03-01', '2024-12-31'],
    [['2025-02-01', '2025-12-31'], [['2026-01-01', '2026-06-30']], [], '2025-01-01', '2025-12-31'],
    [['2025-05-01', '2025-12-31'], [['2024-03-01', '2025-03-31']], [], '2025-04-01', '2025-12-31'],
    [['2026-06-30', '2026-06-30'], [['2025-01-01', '2025-12-31']], halves, '2026-01-01', '2026-06-30'],
    [['2026-06-30', '2026-06-30'], [], [spring], '2026-04-01', '2026-06-30'],
    [['2026-06-30', '2026-06-30'], [], seasons, '2025-07-01', '2026-06-30'],
    [['2026-07-09', '2026-12-31'], [['2025-01-01', '2025-12-31']], halves, '2026-07-01', '2026-12-31'],
    [['2026-08-01', '2026-12-31'], [], [spring], '2026-07-01', '2026-12-31'],
    [['2026-02-01', '2026-12-31'], [spring], [], '2026-01-01', '2026-03-31'],
    [['2026-08-01', '2026-12-31'], [['2026-10-01', '2027-02-28'], spring], [], '2026-07-01', '2026-09-30'],
    [['2027-02-01', '2027-12-31'], [], [], '2027-01-01', '2027-08-31'],
    [['2023-05-01', '2023-12-31'], [['2025-01-01', '2025-12-31']], halves, '2026-01-01', '2026-06-30'],
  ] as const) {
    const { fromOn: firstOn, untilOn: endedOn } = days(untold);
    const offered = proposedDays({
      within,
      untold: [{ firstOn, endedOn }],
      told: told.map(days),
      windows: windows.map(asking),
    });
    assert.deepEqual(offered, { fromOn: from, untilOn: until }, untold.join());
  }
});
