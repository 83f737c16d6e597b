import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { reminderMoment, waitingMoment } from './reminder-moment.ts';

const due = '2026-04-30' as CalendarDay;

const cases: readonly [today: string, moment: string | undefined][] = [
  ['2026-03-30', undefined],
  ['2026-03-31', '2026-03-31'],
  ['2026-04-22', '2026-03-31'],
  ['2026-04-23', '2026-04-23'],
  ['2026-04-28', '2026-04-23'],
  ['2026-04-29', '2026-04-29'],
  ['2026-04-30', '2026-04-29'],
  ['2026-05-01', '2026-05-01'],
  ['2026-05-07', '2026-05-01'],
  ['2026-05-08', '2026-05-08'],
  ['2026-06-26', '2026-06-26'],
  ['2026-07-03', '2026-06-26'],
  ['2026-07-23', '2026-06-26'],
  ['2026-07-24', '2026-07-24'],
];

for (const [today, moment] of cases)
  test(`what is due on 30 April is reminded of on ${today}: moment ${moment ?? 'none yet'}`, () => {
    assert.equal(reminderMoment(due, today as CalendarDay), moment);
  });

test('moments come one after another and never lie ahead', () => {
  let last = '';
  for (let day = addDays(due, -40), count = 0; count < 800; day = addDays(day, 1), count += 1) {
    const moment = reminderMoment(due, day) ?? '';
    assert.ok(moment >= last && moment <= day, `${day}: ${moment} after ${last}`);
    last = moment;
  }
});

test('what waits since a day is told then, a week later and after four weeks, and then no more', () => {
  const told = [-1, 0, 6, 7, 27, 28, 400].map((days) => waitingMoment(due, addDays(due, days)));
  const [first, second, third] = [0, 7, 28].map((days) => addDays(due, days));
  assert.deepEqual(told, [undefined, first, first, second, second, third, third]);
});
