import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { plannedByYear, realisedPercent } from './plan-years.ts';

const line = (fromOn: string, untilOn: string, sessions: number | null, participants: number | null) => ({
  fromOn: fromOn as CalendarDay,
  untilOn: untilOn as CalendarDay,
  plannedSessions: sessions,
  plannedParticipants: participants,
});

test('a line of one year is planned in that year, lines of a year add up', () => {
  const years = plannedByYear([
    line('2026-01-01', '2026-12-31', 10, 200),
    line('2026-03-01', '2026-06-30', 2, null),
  ]);
  assert.deepEqual([...years], [[2026, { sessions: 12, participants: 200 }]]);
});

test('a line over several years is spread over its days and loses nothing', () => {
  const even = plannedByYear([line('2025-01-01', '2026-12-31', 10, 101)]);
  assert.deepEqual(
    [...even],
    [
      [2025, { sessions: 5, participants: 51 }],
      [2026, { sessions: 5, participants: 50 }],
    ],
  );
  for (let whole = 0; whole < 200; whole += 7) {
    const parts = [...plannedByYear([line('2023-05-17', '2026-02-03', whole, whole * 31)]).values()];
    assert.equal(
      parts.reduce((sum, { sessions }) => sum + sessions, 0),
      whole,
    );
    assert.equal(
      parts.reduce((sum, { participants }) => sum + participants, 0),
      whole * 31,
    );
    assert.ok(parts.every(({ sessions, participants }) => sessions >= 0 && participants >= 0));
  }
});

test('what was realised is said in per cent of what was planned, and of nothing in none', () => {
  assert.equal(realisedPercent(5, 10), 50);
  assert.equal(realisedPercent(12, 10), 120);
  assert.equal(realisedPercent(3, 0), null);
});
