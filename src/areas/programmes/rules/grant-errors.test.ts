import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grantErrors } from './grant-errors.ts';

test('a decision grants no more than was asked, and shares alone no more than the subsidy that stands', () => {
  const submission = { askedMinor: 300, shares: new Map([['a', 100]]) };
  const first = { submission, subsidyMinor: undefined };
  const later = { submission: undefined, subsidyMinor: 300 };
  const share = (grantedMinor: number, askedMinor?: number) => [
    { outcomeId: 'a', grantedMinor, ...(askedMinor === undefined ? {} : { askedMinor }) },
  ];
  for (const [said, before, field] of [
    [{ subsidyMinor: 300, shares: share(100) }, first, undefined],
    [{ subsidyMinor: 301, shares: [] }, first, 'subsidyMinor'],
    [{ subsidyMinor: 301, askedMinor: 400, shares: [] }, first, undefined],
    [{ subsidyMinor: 300, shares: share(101) }, first, 'shares.0.grantedMinor'],
    [{ shares: share(101, 120) }, first, undefined],
    [{ shares: share(121, 120) }, first, 'shares.0.grantedMinor'],
    [{ shares: share(300) }, later, undefined],
    [{ shares: share(301) }, later, 'shares.0.grantedMinor'],
    [{ subsidyMinor: 400, shares: share(301) }, later, undefined],
  ] as const) {
    const errors = grantErrors({ kind: 'decided', ...said }, before);
    assert.deepEqual(Object.keys(errors ?? {}), field ? [field] : [], JSON.stringify(said));
    assert.equal(grantErrors({ kind: 'submitted', ...said }, before), undefined);
  }
});

test('a submission that is said after its decision asks no less than was granted, but where the decision says what was asked', () => {
  const shares = new Map([['a', { askedMinor: null, grantedMinor: 100 }]]);
  const own = new Map([['a', { askedMinor: 120, grantedMinor: 100 }]]);
  const answer = { askedMinor: null, subsidyMinor: 300, shares };
  const share = (askedMinor: number) => [{ outcomeId: 'a', askedMinor }];
  for (const [said, decided, field] of [
    [{ askedMinor: 300, shares: share(100) }, answer, undefined],
    [{ askedMinor: 299, shares: [] }, answer, 'askedMinor'],
    [{ shares: share(99) }, answer, 'shares.0.askedMinor'],
    [{ shares: [] }, answer, undefined],
    [{ askedMinor: 299, shares: share(99) }, { askedMinor: 300, subsidyMinor: 300, shares: own }, undefined],
  ] as const) {
    const nothing = { submission: undefined, subsidyMinor: undefined };
    const errors = grantErrors({ kind: 'submitted', ...said }, nothing, decided);
    assert.deepEqual(Object.keys(errors ?? {}), field ? [field] : [], JSON.stringify(said));
  }
});
