import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Localized, localized, withTranslation } from '../../../kernel/localized.ts';
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
  const said = (text: string | null) => (text === null ? {} : localized('fr', text));
  const isOther = (was: string | null, is: string | null) =>
    wordsUnitOtherwise({ unit: said(was) }, { unit: said(is) });
  assert.equal(isOther('members', ' Members'), false);
  assert.equal(isOther(null, 'members'), false);
  assert.equal(isOther('members', null), false);
  assert.equal(isOther('membre', 'membres'), true);
  assert.equal(isOther('members', 'unions'), true);
});

test('a translation that is added or worded otherwise is no other unit; the words in which it was first written are', () => {
  const members = withTranslation(localized('fr', 'membres'), 'nl', 'leden');
  assert.equal(wordsUnitOtherwise({ unit: localized('fr', 'membres') }, { unit: members }), false);
  assert.equal(
    wordsUnitOtherwise({ unit: members }, { unit: withTranslation(members, 'nl', 'aangeslotenen') }),
    false,
  );
  assert.equal(
    wordsUnitOtherwise({ unit: members }, { unit: withTranslation(members, 'fr', 'sections') }),
    true,
  );
});

test('what is first written in another language is the same unit where both say it alike', () => {
  const members = withTranslation(localized('fr', 'membres'), 'nl', 'leden');
  const isOther = (is: Localized) => wordsUnitOtherwise({ unit: members }, { unit: is });
  assert.equal(isOther(localized('nl', 'Leden')), false);
  assert.equal(isOther(withTranslation(localized('nl', 'leden'), 'fr', 'membres')), false);
  assert.equal(isOther(withTranslation(localized('nl', 'aangeslotenen'), 'fr', 'membres')), false);
  assert.equal(isOther(localized('fr-BE', 'membres')), false);
  assert.equal(isOther(localized('nl', 'afdelingen')), true);
  assert.equal(
    isOther(withTranslation(localized('nl', 'leden'), 'fr', 'sections')),
    true,
    'where it was first written',
  );
  assert.equal(isOther(localized('en', 'members')), true, 'nobody says that it is a translation');
});
