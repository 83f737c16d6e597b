import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CalendarDay, firstDayOfYear } from './calendar-day.ts';
import { contains, covers, intersection, overlaps, type Period } from './period.ts';
import { seededRandom } from './seeded-random.ts';

const ORIGIN = firstDayOfYear(2027);
const SPAN = 14;
const dayNumber = (index: number): CalendarDay => addDays(ORIGIN, index);
const days = Array.from({ length: SPAN }, (_, index) => dayNumber(index));

// Periods start and end within the first days of the span, so only an open one reaches its last day.
const daysOf = (period: Period): CalendarDay[] => days.filter((day) => contains(period, day));

test('both ends belong to a period, and an open one goes on', () => {
  const closed = { from: dayNumber(2), until: dayNumber(4) };
  assert.deepEqual(daysOf(closed), [dayNumber(2), dayNumber(3), dayNumber(4)]);
  assert.deepEqual(daysOf({ from: dayNumber(12), until: null }), [dayNumber(12), dayNumber(13)]);
  assert.deepEqual(daysOf({ from: dayNumber(4), until: dayNumber(2) }), []);
});

test('periods overlap, cover and intersect as their days do', () => {
  const below = seededRandom(20270101);
  const drawn = (): Period => {
    const from = below(SPAN - 4);
    const until = below(5) === 0 ? null : dayNumber(from + below(SPAN - 3 - from));
    return { from: dayNumber(from), until };
  };
  const seen = { shared: 0, apart: 0, covered: 0, open: 0 };
  for (let round = 0; round < 10_000; round += 1) {
    const [a, b] = [drawn(), drawn()];
    const shared = daysOf(a).filter((day) => daysOf(b).includes(day));
    assert.equal(overlaps(a, b), shared.length > 0);
    assert.equal(covers(a, b), shared.length === daysOf(b).length);
    const both = intersection(a, b);
    assert.deepEqual(both === undefined ? [] : daysOf(both), shared);
    assert.deepEqual(intersection(b, a), both);
    seen.open += both?.until === null ? 1 : 0;
    seen.covered += covers(a, b) ? 1 : 0;
    seen[shared.length > 0 ? 'shared' : 'apart'] += 1;
  }
  assert.ok(
    Object.values(seen).every((count) => count > 100),
    JSON.stringify(seen),
  );
});
