import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartTicks, percentBetween } from './chart-scale.ts';

test('ticks are round, evenly spaced and span the values and zero', () => {
  for (const [values, ticks] of [
    [
      [3, 7, 9.5],
      [0, 2.5, 5, 7.5, 10],
    ],
    [
      [0.2, 0.31],
      [0, 0.1, 0.2, 0.3, 0.4],
    ],
    [
      [-40, 100],
      [-50, 0, 50, 100],
    ],
    [[6_420_000], [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000]],
    [
      [null, Number.NaN],
      [0, 1],
    ],
    [[0], [0, 1]],
  ] as const)
    assert.deepEqual(chartTicks(values), ticks);
});

test('whatever the values, no more than six ticks, and none of the values outside them', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let round = 0; round < 10_000; round++) {
    const size = 10 ** Math.floor(random() * 16 - 4);
    const values = Array.from({ length: 1 + Math.floor(random() * 5) }, () => (random() - 0.4) * size);
    const ticks = chartTicks(values);
    assert.ok(ticks.length >= 2 && ticks.length <= 6, `${values}: ${ticks}`);
    assert.ok(ticks.includes(0), `${values}: ${ticks}`);
    const slack = size * 1e-9;
    assert.ok(ticks[0]! - slack <= Math.min(...values) && Math.max(...values) <= ticks.at(-1)! + slack);
  }
});

test('a place between two ends is in percent, to the hundredth', () => {
  assert.equal(percentBetween(1, 0, 3), 33.33);
  assert.equal(percentBetween(-50, -50, 100), 0);
});
