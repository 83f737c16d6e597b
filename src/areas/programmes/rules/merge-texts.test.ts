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

test('an emptied translation goes, a language that is not shown is kept', () => {
  const german = withTranslation(before, 'de', 'Eins');
  assert.deepEqual(Object.keys(mergeTexts(german, typed({ fr: 'Un' }), shown)), ['fr', 'de']);
});

test('an emptied source takes along all that was translated from it, also what the form does not show', () => {
  const german = withTranslation(before, 'de', 'Eins');
  assert.deepEqual(mergeTexts(german, typed({ nl: 'Een' }), shown), {});
  assert.deepEqual(mergeTexts(before, undefined, shown), {});
});

test('what was written anew while the source was emptied stays and is the source', () => {
  assert.deepEqual(mergeTexts(before, typed({ nl: 'Iets anders' }), shown), {
    nl: { text: 'Iets anders', source: true },
  });
});
