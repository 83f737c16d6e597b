import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetOverlap } from './target-overlap.ts';

const year = { from: '2027-01-01', until: '2027-12-31' };
const plain = { breakdown: {}, isShare: false, isMilestone: false };
const aimed = { ...plain, ...year };
const overlaps = { key: 'results.target-overlaps', args: year };

test('targets of one cell may not share days where values are summed over time', () => {
  const last = { ...plain, from: '2027-12-31', until: '2028-06-30' };
  assert.deepEqual(targetOverlap('sum', last, [aimed]), overlaps);
  assert.equal(targetOverlap('sum', { ...last, from: '2028-01-01' }, [aimed]), undefined);
  for (const overTime of ['last', 'maximum', 'cumulative', 'mean'] as const)
    assert.equal(targetOverlap(overTime, last, [aimed]), undefined);
});

test('another cell, a share and a milestone are no part of the same sum', () => {
  const women = { ...aimed, breakdown: { sex: 'female' } };
  assert.equal(targetOverlap('sum', women, [aimed]), undefined);
  assert.deepEqual(targetOverlap('sum', women, [aimed, { ...women }]), overlaps);
  const share = { ...women, isShare: true };
  const milestone = { ...aimed, isMilestone: true };
  assert.equal(targetOverlap('sum', share, [women, share]), undefined);
  assert.equal(targetOverlap('sum', milestone, [aimed, milestone]), undefined);
  assert.equal(targetOverlap('sum', aimed, [milestone]), undefined);
});
