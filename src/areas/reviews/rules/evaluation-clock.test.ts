import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { publicationDueOn } from './evaluation-clock.ts';

const cases = [
  ['2026-03-15', '2026-06-15'],
  ['2026-08-31', '2026-11-30'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
  ['2026-12-31', '2027-03-31'],
];
for (const [received, due] of cases)
  test(`an evaluation received on ${received} is published by ${due}`, () => {
    assert.equal(publicationDueOn(received as CalendarDay), due);
  });
