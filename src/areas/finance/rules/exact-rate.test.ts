import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert } from '../../../kernel/money.ts';
import { rateBetween, rateOfAmounts } from './exact-rate.ts';

test('a rate between two published ones is their quotient', () => {
  assert.equal(rateBetween('655.957', '1'), '0.0015244901723741037903');
  assert.equal(rateBetween('2', '1'), '0.5');
  assert.equal(rateBetween('1', '1.0583'), '1.0583');
  assert.equal(rateBetween('0', '1'), undefined);
  assert.equal(rateBetween('x', '1'), undefined);
});

test('converting at the rate of two amounts gives exactly the second', () => {
  for (const [from, to] of [
    [1_000_000, 151_469],
    [1, 1],
    [3, 1],
    [999_999_999_999, 152_449_017],
    [7, 9_007_199_254_740_991],
  ] as const) {
    const amount = { minor: from, currency: 'XOF' };
    const rate = rateOfAmounts(amount, { minor: to, currency: 'EUR' })!;
    assert.equal(convert(amount, rate, 'EUR').minor, to, rate);
    assert.ok(rate.length <= 40, rate);
  }
  assert.equal(rateOfAmounts({ minor: 0, currency: 'XOF' }, { minor: 1, currency: 'EUR' }), undefined);
});
