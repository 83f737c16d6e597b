import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWayProblems, usualWays, type Ways, wayProblems } from './fitting-ways.ts';
import { measures } from './indicator-input.ts';

const told = (ways: Ways) =>
  Object.fromEntries(Object.entries(wayProblems(ways)).map(([field, problems]) => [field, problems[0]?.key]));

test('the usual ways of every measure fit it', () => {
  for (const measure of measures)
    assert.deepEqual(wayProblems({ measure, ...usualWays(measure)! }), {}, measure);
  assert.equal(usualWays('toString'), undefined);
});

test('percentages, ranks and words are not added up, over partners or over time', () => {
  const added = { overTime: 'sum', overPartners: 'sum' } as const;
  assert.deepEqual(told({ measure: 'percentage', ...added }), {
    overTime: 'results.shares-over-time',
    overPartners: 'results.shares-do-not-add-up',
  });
  assert.deepEqual(told({ measure: 'ordinal', ...added }), {
    overTime: 'results.ranks-over-time',
    overPartners: 'results.ranks-do-not-add-up',
  });
  for (const measure of ['nominal', 'qualitative'] as const)
    assert.deepEqual(told({ measure, ...added }), {
      overTime: 'results.words-over-time',
      overPartners: 'results.words-do-not-add-up',
    });
  assert.deepEqual(told({ measure: 'ordinal', overTime: 'cumulative', overPartners: 'mean' }), {
    overTime: 'results.ranks-over-time',
  });
});

test('numbers and how many say yes add up; numerators and denominators are of percentages, over time too', () => {
  for (const measure of ['number', 'boolean'] as const) {
    assert.deepEqual(told({ measure, overTime: 'sum', overPartners: 'sum' }), {});
    assert.deepEqual(told({ measure, overTime: 'last', overPartners: 'ratio' }), {
      overPartners: 'results.ratio-of-a-percentage',
    });
  }
  assert.deepEqual(told({ measure: 'percentage', overTime: 'sum', overPartners: 'ratio' }), {});
});

test('what a formula works out, and what stands so from before, is not judged', () => {
  const wrong = { measure: 'percentage', overTime: 'last', overPartners: 'sum' } as const;
  assert.deepEqual(wayProblems({ ...wrong, formula: '100 * [1.1] / [1.2]' }), {});
  assert.deepEqual(newWayProblems(wrong, wrong), {});
  assert.deepEqual(Object.keys(newWayProblems(wrong, { ...wrong, measure: 'number' })), ['overPartners']);
});
