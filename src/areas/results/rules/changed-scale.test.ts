import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scalesOtherwise, whyStepsAreGone } from './changed-scale.ts';

const step = (value: string, en: string, fr?: string) => ({
  value,
  label: { en: { text: en, source: true as const }, ...(fr ? { fr: { text: fr } } : {}) },
});
const before = [step('1', 'low'), step('3', 'high')];

test('values compare under another scale where each of them is still a step', () => {
  const values = [
    { value: '3.0', count: 2 },
    { value: '1', count: 1 },
  ];
  assert.equal(whyStepsAreGone(values, before), undefined);
  assert.equal(whyStepsAreGone(values, [...before, step('4', 'highest')]), undefined);
  assert.equal(whyStepsAreGone(values, []), undefined, 'without a scale every number can be meant');
  assert.equal(whyStepsAreGone([], [step('0', 'high'), step('5', 'low')]), undefined);
  assert.deepEqual(whyStepsAreGone(values, [step('0', 'high'), step('5', 'low')]), {
    key: 'results.steps-are-gone',
    args: { steps: '3; 1', count: 3 },
  });
});

test('a scale is another where a step comes, goes or is worded otherwise, not where it is translated', () => {
  assert.ok(!scalesOtherwise(before, before));
  assert.ok(!scalesOtherwise(before, [step('1.0', 'low', 'bas'), step('3', 'high')]));
  assert.ok(scalesOtherwise(before, [step('1', 'high'), step('3', 'low')]));
  assert.ok(scalesOtherwise(before, [...before, step('4', 'highest')]));
  assert.ok(scalesOtherwise(before, [step('1', 'low'), step('2', 'high')]));
  assert.ok(scalesOtherwise(before, []));
});
