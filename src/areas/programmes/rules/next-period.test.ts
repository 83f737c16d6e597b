import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { nextPeriod } from './next-period.ts';

const day = (text: string) => {
  const found = calendarDay(text);
  assert.ok(found);
  return found;
};

const after = (from: string, until: string) => nextPeriod({ fromOn: day(from), untilOn: day(until) });

const cases: readonly [string, string, string, string][] = [
  ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
  ['2024-01-01', '2024-12-31', '2025-01-01', '2025-12-31'],
  ['2026-07-01', '2027-06-30', '2027-07-01', '2028-06-30'],
  ['2026-01-01', '2027-12-31', '2028-01-01', '2029-12-31'],
  ['2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31'],
  ['2026-03-02', '2026-03-06', '2026-03-07', '2026-03-11'],
  ['2026-03-02', '2026-03-02', '2026-03-03', '2026-03-03'],
];

for (const [from, until, nextFrom, nextUntil] of cases)
  test(`${from} to ${until} is followed by ${nextFrom} to ${nextUntil}`, () => {
    const next = after(from, until);
    assert.deepEqual([next?.fromOn, next?.untilOn], [nextFrom, nextUntil]);
    for (const edge of [from, until]) {
      const moved = next?.moved(day(edge)) ?? '';
      assert.ok(moved >= nextFrom && moved <= nextUntil, `${edge} -> ${moved}`);
    }
  });

test('a day keeps its place in the year', () => {
  const next = after('2024-01-01', '2024-12-31');
  assert.equal(next?.moved(day('2024-05-01')), '2025-05-01');
  assert.equal(next?.moved(day('2024-02-29')), '2025-02-28');
});

test('beyond the calendar there is no next period', () => {
  assert.equal(after('2199-01-01', '2199-12-31'), undefined);
  assert.equal(after('2150-01-01', '2190-12-31'), undefined);
});
