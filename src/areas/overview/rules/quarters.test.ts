import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { amountByQuarter, courseOfMoney, quartersOf } from './quarters.ts';

const day = (text: string) => text as CalendarDay;
const period = (from: string, until: string) => ({ from: day(from), until: day(until) });

test('a period touches the quarters of its first and last day and those between', () => {
  assert.deepEqual(quartersOf(period('2026-02-10', '2026-07-01')), [
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
  ]);
  assert.deepEqual(quartersOf(period('2026-12-31', '2026-12-31')), ['2026-10-01']);
  assert.equal(quartersOf(period('2022-01-01', '2026-12-31')).length, 20);
});

test('a yearly amount falls on its quarters by their days', () => {
  const shares = amountByQuarter(36_500, period('2026-01-01', '2026-12-31'));
  assert.deepEqual([...shares.values()], [9_000, 9_100, 9_200, 9_200]);
});

test('shares over quarters always add up to the amount', () => {
  const random = seededRandom(7);
  for (let run = 0; run < 2_000; run++) {
    const year = 2020 + random(8);
    const from = `${year}-${String(1 + random(12)).padStart(2, '0')}-15`;
    const minor = random(1e9);
    const shares = amountByQuarter(minor, period(from, `${year + 1}-11-20`));
    assert.equal(
      [...shares.values()].reduce((sum, share) => sum + share, 0),
      minor,
    );
  }
});

test('money adds up quarter after quarter, ends at the whole budget, and has no future', () => {
  const programme = period('2026-01-01', '2026-12-31');
  const spending = [
    { quarter: day('2025-10-01'), spent: 5 },
    { quarter: day('2026-04-01'), spent: 70 },
  ];
  const lines = courseOfMoney([{ ...programme, minor: 365 }], spending, programme, day('2026-07-15'));
  assert.deepEqual(
    lines.map(({ spent }) => spent),
    [5, 75, 75, null],
  );
  assert.equal(lines.at(-1)?.planned, 365);
});
