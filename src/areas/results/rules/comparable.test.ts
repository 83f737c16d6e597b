import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNotComparable, wordsUnitOtherwise } from './comparable.ts';

const members = { measure: 'number', overPartners: 'sum' };

test('another kind of value, or parts that were not asked for do not compare', () => {
  const compares = (after: object, before: object = {}) =>
    whyNotComparable({ ...members, ...before }, { ...members, ...after }) === undefined;
  assert.equal(compares({}), true);
  assert.equal(compares({ overPartners: 'maximum' }), true);
  assert.equal(compares({ measure: 'nominal' }, { measure: 'boolean' }), true);
  assert.equal(compares({ measure: 'percentage' }), false);
  assert.equal(compares({ measure: 'percentage', overPartners: 'ratio' }, { measure: 'percentage' }), false);
});

test('another word for the unit is told from one that only stands in other letters, or was not named before', () => {
  const isOther = (was: string | null, is: string | null) => wordsUnitOtherwise({ unit: was }, { unit: is });
  assert.equal(isOther('members', ' Members'), false);
  assert.equal(isOther(null, 'members'), false);
  assert.equal(isOther('members', null), false);
  assert.equal(isOther('membre', 'membres'), true);
  assert.equal(isOther('members', 'unions'), true);
});
