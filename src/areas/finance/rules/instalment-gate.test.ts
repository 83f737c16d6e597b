import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedOf, excessOf, isBelowGate, proportionOf } from './instalment-gate.ts';

/** Numbers that repeat: a linear congruential generator. */
const numbers = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
};

const percents = ['25', '50', '33.3', '12.5', '0', '100', '7.25'];

/** The share as a fraction over 10,000, so that a whole comparison decides. */
const tenThousandths = (percent: string): bigint => {
  const [whole = '0', fraction = ''] = percent.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
};

test('10,000 balances: the cut is the least that leaves no more than the share, counted up cent by cent', () => {
  const draw = numbers(41);
  for (let at = 0; at < 10_000; at += 1) {
    const instalment = 1 + draw(1_500);
    const unspent = draw(900) - 100;
    const percent = percents[draw(percents.length)]!;
    const gate = { unspent, instalment, percent };
    const share = BigInt(instalment) * tenThousandths(percent);
    const fits = (left: number) => BigInt(left) * 10_000n <= share;
    let cut = 0;
    while (!fits(unspent - cut)) cut += 1;
    assert.equal(excessOf(gate), cut, JSON.stringify(gate));
    assert.equal(isBelowGate(gate), BigInt(unspent) * 10_000n < share, JSON.stringify(gate));
    assert.equal(isBelowGate({ ...gate, unspent: unspent - cut - 1 }), true);
    assert.equal(allowedOf(gate), Number(share / 10_000n));
  }
});

test('exactly the share is not below it, and leaves nothing to cut; amounts of a state stay exact', () => {
  assert.equal(isBelowGate({ unspent: 25_000_00, instalment: 100_000_00, percent: '25' }), false);
  assert.equal(excessOf({ unspent: 25_000_00, instalment: 100_000_00, percent: '25' }), 0);
  assert.equal(excessOf({ unspent: 25_000_01, instalment: 100_000_00, percent: '25' }), 1);
  const large = { unspent: 9_007_199_254_740_991, instalment: 9_007_199_254_740_991, percent: '25' };
  assert.equal(excessOf(large), 6_755_399_441_055_744);
});

test('a proportion is rounded half away from zero, once', () => {
  assert.deepEqual(
    [proportionOf(5, 1, 2), proportionOf(-5, 1, 2), proportionOf(10, 80, 100), proportionOf(7, 3, 0)],
    [3, -3, 8, 7],
  );
});
