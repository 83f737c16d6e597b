import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { courseState, courseTolerance, elapsedShare } from './course-state.ts';

const day = (text: string) => text as CalendarDay;
const programme = { fromOn: day('2022-01-01'), untilOn: day('2026-12-31') };

test('time has not begun before the first day and is over on the last', () => {
  assert.equal(elapsedShare(programme, day('2021-06-01')), 0);
  assert.equal(elapsedShare(programme, day('2024-07-01')), 50);
  assert.equal(elapsedShare(programme, day('2026-12-31')), 100);
  assert.equal(elapsedShare(programme, day('2030-01-01')), 100);
});

test('an indicator is late only when it lies further behind than the tolerance', () => {
  assert.equal(courseState(60 - courseTolerance, 60), 'on-course');
  assert.equal(courseState(60 - courseTolerance - 1, 60), 'late');
});

test('an indicator that moved away is late, one without a figure is neither', () => {
  assert.equal(courseState(-20, 10), 'late');
  assert.equal(courseState(undefined, 100), 'no-figure');
});
