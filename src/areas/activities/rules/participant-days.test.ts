import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { participantDays } from './participant-days.ts';

for (const [name, heldFrom, heldUntil, sessions, participants, expected] of [
  ['a course of five days', '2026-03-02', '2026-03-06', 1, 20, 100],
  ['a course of one day', '2026-03-02', '2026-03-02', 1, 20, 20],
  ['a study circle that met eight times in two months', '2026-03-01', '2026-04-30', 8, 60, 480],
  ['three sessions on one day are one day', '2026-03-02', '2026-03-02', 3, 20, 20],
  ['over the turn of a year', '2025-12-30', '2026-01-02', 1, 10, 40],
  ['nobody came', '2026-03-02', '2026-03-06', 1, 0, 0],
] as const)
  test(`participant-days: ${name}`, () => {
    const held = { heldFrom: heldFrom as CalendarDay, heldUntil: heldUntil as CalendarDay };
    assert.equal(participantDays({ ...held, sessions, participants }), expected);
  });
