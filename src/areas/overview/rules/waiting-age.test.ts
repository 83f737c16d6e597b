import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { waitingAge } from './waiting-age.ts';

const today = '2026-06-15' as CalendarDay;

test('a deadline is late from the day after it, not on its day', () => {
  assert.deepEqual(waitingAge('report-due', today, today), { kind: 'due', days: 0, late: false });
  assert.deepEqual(waitingAge('report-due', '2026-06-14' as CalendarDay, today), {
    kind: 'due',
    days: -1,
    late: true,
  });
});

test('what waits since a day is late after thirty days', () => {
  assert.equal(waitingAge('voucher-to-follow', '2026-05-16' as CalendarDay, today).late, false);
  assert.equal(waitingAge('voucher-to-follow', '2026-05-15' as CalendarDay, today).late, true);
});

test('what waits from a day to come is due on that day, never since days that have not passed', () => {
  assert.deepEqual(waitingAge('outcome-without-indicator', '2026-06-20' as CalendarDay, today), {
    kind: 'due',
    days: 5,
    late: false,
  });
});
