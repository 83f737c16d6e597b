import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized, withTranslation } from '../../../kernel/localized.ts';
import { wordsUnitOtherwise } from './comparable.ts';
import { wordedIn } from './worded.ts';

const title = localized('fr', 'Affiliation');
const standing = withTranslation(localized('fr', 'membres'), 'nl', 'leden');

test('text alone that stands in some language, in whatever letters, keeps the words of all languages and begins no series', () => {
  for (const said of ['membres', 'Membres', 'leden', 'Leden', ' LEDEN ']) {
    const unit = wordedIn(said, title, standing);
    assert.deepEqual(unit, standing, said);
    assert.equal(wordsUnitOtherwise({ unit: standing }, { unit }), false, said);
  }
  assert.deepEqual(wordedIn('sections', title, standing), localized('fr', 'sections'));
  assert.deepEqual(wordedIn('', title, standing), {});
});
