import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNotAimed } from './aimed-value.ts';

const told = (indicator: object, values: readonly string[], stood?: string) =>
  values.map((value) => whyNotAimed({ scale: [], ...indicator } as never, value, stood)?.key);
const scale = [{ value: '1' }, { value: '3' }];

test('no percentage is aimed at above all or below nothing, however partners come together', () => {
  const broken = 'results.check-percentage-broken';
  for (const overPartners of ['ratio', 'mean', 'maximum', 'none', 'sum'])
    assert.deepEqual(
      told({ measure: 'percentage', overTime: 'last', overPartners }, ['140', '-1', '0', '99.5', '100']),
      [broken, broken, undefined, undefined, undefined],
    );
  assert.deepEqual(told({ measure: 'percentage' }, ['140'], '140.0'), [undefined], 'what stood so may stay');
  assert.deepEqual(told({ measure: 'number' }, ['140', '-1']), [undefined, undefined]);
});

test('a rank is one of its steps, also where ranks are added up; a mean of them lies between', () => {
  const no = 'results.no-step-of-the-scale';
  assert.deepEqual(told({ measure: 'ordinal', scale, overTime: 'last', overPartners: 'sum' }, ['2', '3']), [
    no,
    undefined,
  ]);
  assert.deepEqual(told({ measure: 'ordinal', scale, overTime: 'last', overPartners: 'mean' }, ['2', '4']), [
    undefined,
    no,
  ]);
});

test('yes or no is one of both; how many say yes is a whole number, and what part of them lies between', () => {
  const no = 'results.not-yes-or-no';
  const yes = { measure: 'boolean', overTime: 'last' };
  assert.deepEqual(told({ ...yes, overPartners: 'none' }, ['7', '1']), [no, undefined]);
  assert.deepEqual(told({ ...yes, overPartners: 'sum' }, ['7', '-1', '0.5']), [undefined, no, no]);
  assert.deepEqual(told({ ...yes, overPartners: 'mean' }, ['7', '0.5']), [no, undefined]);
});

test('what is told in sentences is aimed at in sentences, never in a number', () => {
  const no = 'results.told-in-sentences';
  assert.deepEqual(told({ measure: 'qualitative' }, ['16', '0']), [no, no]);
  assert.deepEqual(told({ measure: 'qualitative' }, ['16'], '16.0'), [undefined], 'what stood so may stay');
});
