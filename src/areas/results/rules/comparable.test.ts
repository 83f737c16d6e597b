import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNotComparable } from './comparable.ts';

const members = { measure: 'number', overPartners: 'sum', unit: 'members' };

test('another kind of value, another unit or parts that were not asked for do not compare', () => {
  const compares = (after: object, before: object = {}) =>
    whyNotComparable({ ...members, ...before }, { ...members, ...after }) === undefined;
  assert.equal(compares({}), true);
  assert.equal(compares({ overPartners: 'maximum' }), true);
  assert.equal(compares({ unit: ' Members' }), true);
  assert.equal(compares({}, { unit: null }), true, 'a unit that was not named before');
  assert.equal(compares({ measure: 'nominal' }, { measure: 'boolean' }), true);
  assert.equal(compares({ measure: 'percentage' }), false);
  assert.equal(compares({ unit: 'unions' }), false);
  assert.equal(compares({ measure: 'percentage', overPartners: 'ratio' }, { measure: 'percentage' }), false);
});
