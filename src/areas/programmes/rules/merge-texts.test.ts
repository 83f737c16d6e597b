import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  digestOf,
  type Localized,
  localized,
  missingOrStale,
  withTranslation,
} from '../../../kernel/localized.ts';
import { mergeTexts } from './merge-texts.ts';

const shown = ['fr', 'nl'];
const before = withTranslation(localized('fr', 'Un'), 'nl', 'Een');
const typed = (texts: Record<string, string>): Localized =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, { text }]));

test('a form that changed nothing leaves the text as it was', () => {
  assert.deepEqual(mergeTexts(before, typed({ fr: 'Un', nl: 'Een' }), shown), before);
});

test('a changed source makes the translation that nobody touched stale', () => {
  const merged = mergeTexts(before, typed({ fr: 'Deux', nl: 'Een' }), shown);
  assert.deepEqual(missingOrStale(merged, shown), { missing: [], stale: ['nl'] });
});

test('source and translation changed together are both current', () => {
  const merged = mergeTexts(before, typed({ fr: 'Deux', nl: 'Twee' }), shown);
  assert.deepEqual(merged, {
    fr: { text: 'Deux', source: true },
    nl: { text: 'Twee', of: digestOf('Deux') },
  });
});

test('an emptied translation goes, an emptied source stays, a language that is not shown is kept', () => {
  const german = withTranslation(before, 'de', 'Eins');
  assert.deepEqual(Object.keys(mergeTexts(german, typed({ fr: 'Un' }), shown)), ['fr', 'de']);
  assert.equal(mergeTexts(before, typed({ nl: 'Een' }), shown).fr?.text, 'Un');
});
