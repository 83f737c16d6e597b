import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type EndedMembership, newLastDay } from './membership-end.ts';

const day = (text: string) => text as CalendarDay;
const officer: EndedMembership = { role: 'finance_officer', fromOn: day('2026-01-01'), untilOn: null };
const on = (lastDay: string) => ({ ending: 'on-day', lastDay: day(lastDay) }) as const;
const today = day('2027-06-01');

const good: [string, EndedMembership, Parameters<typeof newLastDay>[1], string | null][] = [
  ['on a day to come', officer, on('2027-06-30'), '2027-06-30'],
  ['today, until the evening', officer, on('2027-06-01'), '2027-06-01'],
  ['at once, with today as its last day', officer, { ending: 'at-once' }, '2027-06-01'],
  [
    'at once before it began, on the day it was to begin',
    { ...officer, fromOn: day('2027-07-01') },
    { ending: 'at-once' },
    '2027-07-01',
  ],
  ['never, before the day has come', { ...officer, untilOn: day('2027-06-01') }, { ending: 'never' }, null],
  [
    'later than decided, before the day has come',
    { ...officer, untilOn: day('2027-06-05') },
    on('2027-07-01'),
    '2027-07-01',
  ],
];
for (const [name, membership, wanted, lastDay] of good)
  test(`a membership ends ${name}`, () =>
    assert.deepEqual(newLastDay(membership, wanted, today), { lastDay }));

const bad: [string, EndedMembership, Parameters<typeof newLastDay>[1], string, string][] = [
  ['on a day gone by', officer, on('2027-05-31'), 'lastDay', 'people.last-day-gone'],
  ['on a day that is not said', officer, { ending: 'on-day' }, 'lastDay', 'problem.missing'],
  [
    'before it begins',
    { ...officer, fromOn: day('2027-07-01') },
    on('2027-06-15'),
    'lastDay',
    'problem.until-before-from',
  ],
  [
    'otherwise once it has ended',
    { ...officer, untilOn: day('2027-05-31') },
    { ending: 'never' },
    'ending',
    'people.has-ended',
  ],
  [
    'never, where it is an auditor’s',
    { ...officer, role: 'auditor', untilOn: day('2027-12-31') },
    { ending: 'never' },
    'ending',
    'people.auditor-needs-end',
  ],
];
for (const [name, membership, wanted, field, key] of bad)
  test(`a membership does not end ${name}`, () =>
    assert.deepEqual(newLastDay(membership, wanted, today), { field, problem: { key } }));
