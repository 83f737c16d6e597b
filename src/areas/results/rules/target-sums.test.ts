import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenTargets } from './target-sums.ts';

const year = { from: '2027-01-01', until: '2027-12-31', isShare: false, isMilestone: false };
const aim = (value: string, breakdown: object = {}, more = {}) => ({ ...year, value, breakdown, ...more });
const [women, men] = [{ sex: 'female' }, { sex: 'male' }];
const told = (...[given, kept, before]: Parameters<typeof brokenTargets>) =>
  brokenTargets(given, kept, before).map(([{ value }, { key, args }]) => [value, key, args?.sum]);
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

test('what stands broken is mended in steps', () => {
  const stood = [aim('100'), aim('90', women), aim('90', men)];
  assert.deepEqual(told([aim('60', women)], [stood[0]!, stood[2]!], stood), []);
  assert.deepEqual(told([aim('95', women)], [stood[0]!, stood[2]!], stood), beyond('95', '185'));
});
