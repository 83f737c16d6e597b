import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenTargets } from './target-sums.ts';

const year = { from: '2027-01-01', until: '2027-12-31', isShare: false, isMilestone: false };
const aim = (value: string, breakdown: object = {}, more = {}) => ({ ...year, value, breakdown, ...more });
const [women, men] = [{ sex: 'female' }, { sex: 'male' }];
const indicator = { measure: 'number', overPartners: 'sum', axes: [], leftOutAxes: [] } as const;
type Aims = Parameters<typeof brokenTargets>[1];
const told = (given: Aims, kept: Aims, before?: Aims, more: object = {}) =>
  brokenTargets({ ...indicator, ...more }, given, kept, before).map(([{ value }, { key, args }]) => [
    value,
    key,
    args?.sum,
  ]);
const beyond = (value: string, sum: string) => [[value, 'results.check-sum-broken', sum]];

test('targets of the parts of one axis come to no more than the whole’s, where that stands, in one period and kind', () => {
  assert.deepEqual(told([aim('60', women), aim('50', men)], [aim('100')]), beyond('50', '110'));
  assert.deepEqual(told([aim('90')], [aim('60', women), aim('40', men)]), beyond('90', '100'));
  assert.deepEqual(told([aim('60', women)], [aim('40', men), aim('100')]), []);
  assert.deepEqual(told([aim('60', women), aim('50', { age: 'under_35' })], [aim('100')]), []);
  assert.deepEqual(told([aim('600', women)], []), [], 'no whole is aimed at');
  const milestone = { isMilestone: true };
  assert.deepEqual(told([aim('600', women)], [aim('100', {}, milestone)]), []);
  assert.deepEqual(told([aim('600', women, milestone)], [aim('100', {}, milestone)]), beyond('600', '600'));
  assert.deepEqual(told([aim('600', women, { until: '2028-12-31' })], [aim('100')]), []);
});

test('shares of one axis come to no more than all of it, and beside no number', () => {
  const share = { isShare: true };
  assert.deepEqual(told([aim('70', women, share)], [aim('40', men, share), aim('50')]), [
    ['70', 'results.shares-beyond', '110'],
  ]);
  assert.deepEqual(told([aim('60', women, share)], [aim('40', men, share)]), []);
});

test('of what is counted together the category in which it lies is that much, where nothing is aimed at in it', () => {
  const youngMen = { ...men, age: 'under_35' };
  const implied = (value: string, sum: string) => [[value, 'results.check-sum-implied', sum]];
  assert.deepEqual(told([aim('60', women)], [aim('100'), aim('50', youngMen)]), implied('60', '110'));
  assert.deepEqual(told([aim('50', youngMen)], [aim('100'), aim('60', women)]), implied('50', '110'));
  assert.deepEqual(told([aim('50', youngMen)], [aim('100'), aim('50', women)]), []);
  const share = { isShare: true };
  assert.deepEqual(told([aim('60', women, share)], [aim('50', youngMen, share)]), [
    ['60', 'results.shares-implied', '110'],
  ]);
});

test('what stands broken is mended in steps', () => {
  const stood = [aim('100'), aim('90', women), aim('90', men)];
  assert.deepEqual(told([aim('60', women)], [stood[0]!, stood[2]!], stood), []);
  assert.deepEqual(told([aim('95', women)], [stood[0]!, stood[2]!], stood), beyond('95', '185'));
});

test('a target that waits in a category that is no more, or by an axis that is left out, is no part', () => {
  const [gone, young] = [{ age: 'under_35' }, { age: 'under_25' }];
  const named = (key: string) => ({ key, label: { fr: { text: key, source: true } } });
  const axes = [{ ...named('age'), categories: [named('under_25'), named('from_25')] }];
  const kept = [aim('100'), aim('60', gone)];
  assert.deepEqual(told([aim('80', young)], kept, [], { axes }), []);
  assert.deepEqual(told([aim('120', young)], kept, [], { axes }), beyond('120', '120'));
  assert.deepEqual(told([aim('50')], kept, [], { leftOutAxes: ['age'] }), []);
  assert.deepEqual(told([aim('50')], kept.slice(1)), beyond('50', '60'));
});

test('an old negative target of what is counted makes no room for another part; a net change may be negative', () => {
  const kept = [aim('100'), aim('-50', men)];
  const people = { unit: { fr: { text: 'personnes', source: true } } };
  assert.deepEqual(told([aim('140', women)], kept, kept, people), beyond('140', '140'));
  assert.deepEqual(told([aim('100', women)], kept, kept, people), []);
  assert.deepEqual(told([aim('140', women)], kept, kept), [], 'a number that may be any');
  const share = { isShare: true };
  assert.deepEqual(told([aim('70.5', women, share)], [aim('40', men, share)], [], people), [
    ['70.5', 'results.shares-beyond', '110.5'],
  ]);
});
