import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type AwarenessEntry, awarenessSums } from './awareness-sums.ts';

const entry = (kind: string, country: string | null, more: Partial<AwarenessEntry> = {}): AwarenessEntry => ({
  id: 'a',
  reference: 'R',
  title: 'T',
  kind,
  partner: null,
  country,
  from: '2026-03-02' as CalendarDay,
  isHeld: false,
  planned: {},
  reached: {},
  ...more,
});
const { dacCountries } = commonFacts('A2');

test('awareness is counted for aim O8 North and South apart, and in the South never for action A9', () => {
  const entries = [
    entry('A9', 'BE', { isHeld: true, planned: { online: 100, press: 20 }, reached: { online: 80 } }),
    entry('A9', 'BJ', { planned: { meeting: 10 } }),
    entry('A7', 'BE', { reached: { meeting: 5 } }),
    entry('A2', 'BJ', { isHeld: true, planned: { radio_tv: 1000 }, reached: { radio_tv: 1200, street: 3 } }),
  ];
  assert.deepEqual(awarenessSums(entries, dacCountries), [
    { side: 'north', activities: 2, held: 1, belgian: 1, plannedReach: 120, reached: 85 },
    { side: 'south', activities: 2, held: 1, belgian: 0, plannedReach: 1010, reached: 1203 },
  ]);
});

test('what has no place stands apart, and nothing is nothing', () => {
  assert.deepEqual(
    awarenessSums([entry('A6', null)], dacCountries).map(({ side, activities }) => [side, activities]),
    [
      ['north', 0],
      ['south', 0],
      ['unknown', 1],
    ],
  );
  assert.equal(awarenessSums([], []).length, 2);
});
