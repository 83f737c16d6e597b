import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { nearsItsEnd } from './plan-end.ts';

const untilOn = '2026-12-31' as CalendarDay;

for (const [today, nears] of [
  ['2026-10-01', false],
  ['2026-10-02', true],
  ['2026-12-31', true],
  ['2027-06-01', true],
] as const)
  test(`a plan until ${untilOn} nears its end on ${today}: ${nears}`, () =>
    assert.equal(nearsItsEnd({ untilOn }, today as CalendarDay), nears));
