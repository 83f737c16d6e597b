import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isOverdue } from './review-state.ts';

const today = '2026-06-15' as CalendarDay;
const yesterday = '2026-06-14' as CalendarDay;

for (const [name, point, overdue] of [
  ['a decision due yesterday', { kind: 'decision', dueOn: yesterday, state: 'open' }, true],
  ['a gap due yesterday and taken up again', { kind: 'gap', dueOn: yesterday, state: 'open' }, true],
  ['a decision due today', { kind: 'decision', dueOn: today, state: 'open' }, false],
  ['a decision done', { kind: 'decision', dueOn: yesterday, state: 'done' }, false],
  ['a decision dropped', { kind: 'decision', dueOn: yesterday, state: 'dropped' }, false],
  ['a gap without a day', { kind: 'gap', dueOn: null, state: 'open' }, false],
  ['a progress', { kind: 'progress', dueOn: yesterday, state: 'open' }, false],
] as const)
  test(`${name} is ${overdue ? '' : 'not '}overdue`, () => assert.equal(isOverdue(point, today), overdue));
