import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapStepOf, mapSteps } from './map-steps.ts';

test('the highest value is the darkest and every positive value has a shade', () => {
  for (const values of [[1], [1, 2], [3, 80, 1_000], [5, 5, 5], [1, 2, 3, 4, 1_000_000_000]]) {
    const steps = mapSteps(values);
    assert.equal(mapStepOf(Math.max(...values), steps), 5);
    for (const value of values) assert.ok((mapStepOf(value, steps) ?? 0) >= 1, String(value));
    assert.deepEqual(
      steps,
      [...steps].sort((a, b) => a - b),
    );
    assert.equal(new Set(steps).size, steps.length);
  }
});

test('a higher value is never lighter', () => {
  const steps = mapSteps([400]);
  let before = 0;
  for (let value = 1; value <= 400; value += 1) {
    const step = mapStepOf(value, steps) ?? 0;
    assert.ok(step >= before, String(value));
    before = step;
  }
  assert.deepEqual(steps, [16, 64, 144, 256, 400]);
});

test('nothing, and money that came back, has no shade', () => {
  assert.deepEqual(mapSteps([]), []);
  assert.deepEqual(mapSteps([0, -20]), []);
  assert.equal(mapStepOf(0, [1, 2]), undefined);
  assert.equal(mapStepOf(-5, [1, 2]), undefined);
});
