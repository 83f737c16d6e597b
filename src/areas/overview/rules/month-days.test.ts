import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { monthBeside, monthBounds, monthDays, monthNamed } from './month-days.ts';

const day = (text: string) => text as CalendarDay;
const thing = (from: string, until = from) => ({ from: day(from), until: day(until) });

const named: readonly [string | null, string | undefined][] = [
  ['2027-02', '2027-02-01'],
  ['2027-13', undefined],
  ['2027-2', undefined],
  ['1899-12', undefined],
  ['2027-02-03', undefined],
  ['x', undefined],
  [null, undefined],
];
for (const [text, first] of named)
  test(`a month is named like 2027-02: ${text}`, () => assert.equal(monthNamed(text), first));

const lengths: readonly [string, number, number][] = [
  ['2027-02-01', 28, 0],
  ['2028-02-01', 29, 1],
  ['2026-11-01', 30, 6],
  ['2027-05-01', 31, 5],
  ['2199-12-01', 31, 6],
];
for (const [first, length, blanks] of lengths)
  test(`${first.slice(0, 7)} has ${length} days and begins ${blanks} days after a Monday`, () => {
    const month = monthDays(day(first), []);
    assert.deepEqual(
      [month.days.length, month.blanks, month.last.slice(8)],
      [length, blanks, String(length)],
    );
  });

test('a thing stands on each day that it covers, of this month only', () => {
  const { days } = monthDays(day('2027-04-01'), [thing('2027-03-30', '2027-04-02')]);
  assert.deepEqual(
    days.filter(({ things }) => things.length > 0).map((one) => one.day),
    ['2027-04-01', '2027-04-02'],
  );
});

test('what lasts longer than a week stands over the month, once', () => {
  const [week, long] = [thing('2027-04-05', '2027-04-11'), thing('2027-04-05', '2027-04-12')];
  const month = monthDays(day('2027-04-01'), [week, long, thing('2027-05-02', '2027-06-12')]);
  assert.deepEqual(month.long, [long]);
  assert.equal(month.days.filter(({ things }) => things.includes(week)).length, 7);
});

test('the neighbours of a month cross the year, and end where the calendar ends', () => {
  assert.equal(monthBeside(day('2026-12-01'), 1), '2027-01');
  assert.equal(monthBeside(day('2027-01-01'), -1), '2026-12');
  assert.equal(monthBeside(day('2199-12-01'), 1), undefined);
  assert.equal(monthBeside(day('1900-01-01'), -1), undefined);
  assert.deepEqual(monthBounds(day('2028-02-01')), { from: '2028-02-01', until: '2028-02-29' });
});
