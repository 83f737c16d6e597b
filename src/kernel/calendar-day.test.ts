import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  compareDays,
  daysBetween,
  firstDayOfYear,
  lastDayOfYear,
  todayIn,
  yearOf,
  yearsBetween,
} from './calendar-day.ts';

const day = (text: string): CalendarDay => {
  const found = calendarDay(text);
  assert.ok(found, text);
  return found;
};

test('only days that exist between 1900 and 2199 are days', () => {
  for (const text of ['1900-01-01', '2199-12-31', '2028-02-29', '2000-02-29'])
    assert.equal(calendarDay(text), text);
  const refused = [
    '2027-02-29',
    '2027-02-30',
    '1900-02-29',
    '2100-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-01',
  ];
  refused.push('2027-01-00', '2027-01-32', '1899-12-31', '2200-01-01', '0000-01-01', '27-01-01', '2027-1-1');
  refused.push('', '2027-01-01T00:00:00Z', ' 2027-01-01', '2027-01-01\n', '2027/01/01', '01-01-2027');
  for (const text of refused) assert.equal(calendarDay(text), undefined, text);
});

test('every day of the range follows the one before, and the native calendar agrees', () => {
  const first = firstDayOfYear(1900);
  const count = daysBetween(first, lastDayOfYear(2199));
  // 300 years with 73 leap days (neither 1900 nor 2100 has one), less the first day itself.
  assert.equal(count, 300 * 365 + 73 - 1);
  let previous = first;
  for (let index = 1; index <= count; index += 1) {
    const next = addDays(previous, 1);
    assert.equal(next, new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10));
    assert.ok(compareDays(previous, next) < 0);
    previous = next;
  }
});

test('days are added and counted over months, years and backwards', () => {
  assert.equal(addDays(day('2027-12-31'), 1), '2028-01-01');
  assert.equal(addDays(day('2028-03-01'), -1), '2028-02-29');
  assert.equal(addDays(day('2027-03-28'), 0), '2027-03-28');
  assert.equal(daysBetween(day('2027-03-27'), day('2027-03-29')), 2);
  assert.equal(daysBetween(day('2028-01-01'), day('2027-01-01')), -365);
});

test('a month later is the same day, or the last one of a shorter month', () => {
  const cases: [string, number, string][] = [
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-01-15', 12, '2028-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-12-01', 1, '2028-01-01'],
    ['2027-06-30', 0, '2027-06-30'],
    ['2027-06-30', -30, '2024-12-30'],
  ];
  for (const [from, count, expected] of cases) assert.equal(addMonths(day(from), count), expected);
});

test('arithmetic that leaves the range, or with a part of a day, is an error of the caller', () => {
  assert.throws(() => addDays(day('2199-12-31'), 1), RangeError);
  assert.throws(() => addMonths(day('1900-01-01'), -1), RangeError);
  assert.throws(() => addDays(day('2027-01-01'), 0.5), RangeError);
  assert.throws(() => addMonths(day('2027-01-01'), Number.NaN), RangeError);
  assert.throws(() => addDays(day('2027-01-01'), Number.MAX_SAFE_INTEGER), RangeError);
  assert.throws(() => firstDayOfYear(2200), RangeError);
});

test('a year starts and ends on its own days', () => {
  assert.equal(yearOf(day('2027-05-01')), 2027);
  const years = (from: string, until: string) => yearsBetween({ fromOn: day(from), untilOn: day(until) });
  assert.deepEqual(years('2026-12-31', '2028-01-01'), [2026, 2027, 2028]);
  assert.deepEqual(years('2027-05-01', '2027-06-01'), [2027]);
  assert.deepEqual(years('2027-05-01', '2026-06-01'), []);
  assert.equal(firstDayOfYear(2027), '2027-01-01');
  assert.equal(lastDayOfYear(2027), '2027-12-31');
});

test('today depends on where one is', () => {
  const newYearsEve = new Date('2026-12-31T23:30:00Z');
  assert.equal(todayIn('Europe/Brussels', newYearsEve), '2027-01-01');
  assert.equal(todayIn('America/Lima', newYearsEve), '2026-12-31');
  assert.equal(todayIn(undefined, new Date('2027-07-01T21:59:59Z')), '2027-07-01');
  assert.equal(todayIn(undefined, new Date('2027-07-01T22:00:00Z')), '2027-07-02');
  assert.match(todayIn(), /^\d{4}-\d{2}-\d{2}$/);
});

test('days sort in order of time', () => {
  const days = ['2027-10-01', '2027-09-30', '1999-12-31', '2027-09-30'].map(day);
  assert.deepEqual(days.toSorted(compareDays), ['1999-12-31', '2027-09-30', '2027-09-30', '2027-10-01']);
});
