import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import { runningShares, runningSupportRule } from './running-support.ts';

const judgedWhere = (isEndInSight: boolean, ...shares: readonly number[]) => {
  const years = shares.map((share, at) => ({ year: 2022 + at, runningMinor: share * 10, allMinor: 1_000 }));
  const values = new Map<string, ParameterValue>(
    runningSupportRule.parameters.map((seed) => [seed.name, seed]),
  );
  const on = { day: '2025-06-01' as CalendarDay, exceptions: [] };
  return applyRule(runningSupportRule, { years, currentYear: 2025, isEndInSight }, values, on);
};
const judged = (...shares: readonly number[]) => judgedWhere(true, ...shares);

for (const [what, shares, expected] of [
  ['nothing was spent', [], 'ok'],
  ['one year says nothing yet', [40], 'ok'],
  ['it falls', [40, 30, 20], 'ok'],
  ['it stays', [30, 30], 'ok'],
  ['it rises within the margin', [30, 35], 'ok'],
  ['it rose once and fell since', [20, 50, 30], 'ok'],
  ['the running year is not over', [30, 25, 20, 60], 'ok'],
  ['it rises beyond the margin', [30, 36], 'warns'],
  ['it fell and rises again', [50, 20, 40], 'warns'],
  ['from nothing to half', [0, 50], 'warns'],
] as const)
  test(`running support falls toward hand-over: ${what}: ${expected}`, () => {
    assert.equal(judged(...shares).verdict, expected);
  });

test('both years and shares are said', () => {
  assert.deepEqual(judged(30, 45).sentence.args, { before: 30, beforeYear: '2022', share: 45, year: '2023' });
});

test('a year without expenses has no share', () => {
  const years = [
    { year: 2024, runningMinor: 1, allMinor: 3 },
    { year: 2023, runningMinor: 0, allMinor: 0 },
    { year: 2022, runningMinor: 0, allMinor: 9 },
  ];
  assert.deepEqual(
    runningShares(years).map(({ year, share }) => [year, share]),
    [
      [2022, 0],
      [2024, 33],
    ],
  );
});

test('nothing is asked before a last cycle or a plan of hand-over', () => {
  const { verdict, sentence } = judgedWhere(false, 20, 80);
  assert.deepEqual([verdict, sentence.key], ['ok', 'finance.running-no-end']);
});
