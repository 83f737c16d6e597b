import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeProgress } from './outcome-progress.ts';

const nothing = { budget: [], spending: [], activities: [], indicators: [] };
const outcomes = [
  { id: 'a', code: 'OS1' },
  { id: 'b', code: 'OS2' },
];

test('each outcome has its own money, work and results', () => {
  const [first, second] = outcomeProgress({
    outcomes,
    budget: [
      { outcomeId: 'a', minor: 600 },
      { outcomeId: 'a', minor: 200 },
      { outcomeId: null, minor: 999 },
    ],
    spending: [{ outcomeId: 'a', spent: 200 }],
    activities: [{ outcomeId: 'a', planned: 10, held: 4 }],
    indicators: [
      { indicator: { outcomeId: 'a' }, course: 250 },
      { indicator: { outcomeId: 'a' }, course: -10 },
      { indicator: { outcomeId: 'a' }, course: 50 },
      { indicator: { outcomeId: 'a' }, course: undefined },
      { indicator: { outcomeId: 'b' }, course: 90 },
    ],
  });
  assert.deepEqual(first, { id: 'a', code: 'OS1', money: 25, work: 40, results: 50 });
  assert.deepEqual(second, { id: 'b', code: 'OS2', money: null, work: null, results: 90 });
});

test('where there is nothing to speak of there is no figure', () => {
  assert.deepEqual(outcomeProgress({ outcomes: outcomes.slice(0, 1), ...nothing }), [
    { id: 'a', code: 'OS1', money: null, work: null, results: null },
  ]);
  const cancelled = [{ outcomeId: 'a', planned: 0, held: 0 }];
  assert.equal(outcomeProgress({ outcomes, ...nothing, activities: cancelled })[0]?.work, null);
});
