import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLanguage, languages } from './language.ts';
import {
  changeSource,
  digestOf,
  type Localized,
  localized,
  missingOrStale,
  textIn,
  withTranslation,
} from './localized.ts';
import { seededRandom } from './seeded-random.ts';

const wages = withTranslation(localized('fr', 'Salaires'), 'nl', 'Lonen');

test('the interface has five languages', () => {
  assert.ok(languages.every(isLanguage));
  for (const other of ['de', 'FR', 'fr-BE', '', 'toString', undefined])
    assert.equal(isLanguage(other), false);
});

test('a reader sees the preferred language, else its base, else the source, else the first', () => {
  const cases: [Localized, string, string][] = [
    [wages, 'nl', 'nl'],
    [wages, 'nl-BE', 'nl'],
    [wages, 'es', 'fr'],
    [wages, 'constructor', 'fr'],
    [{ nl: { text: 'Lonen' }, fr: { text: 'Salaires', source: true } }, 'es', 'fr'],
    [{ nl: { text: 'Lonen' }, fr: { text: 'Salaires' } }, 'es', 'nl'],
    [{ fr: { text: 'Salaires', source: true }, 'pt-BR': { text: 'Salários' } }, 'pt', 'pt-BR'],
    [{ 'pt-BR': { text: 'Salários' }, 'pt-PT': { text: 'Salários' } }, 'pt-PT', 'pt-PT'],
    [{ fr: { text: 'Salaires', source: true }, nl: { text: '  ' } }, 'nl', 'fr'],
  ];
  for (const [value, preferred, language] of cases) {
    assert.deepEqual(textIn(value, preferred), { text: value[language]!.text, language }, preferred);
  }
  assert.deepEqual(textIn({}, 'nl'), { text: '', language: 'nl' });
});

test('a change of the source makes its translations stale until they are made again', () => {
  assert.deepEqual(missingOrStale(wages, ['fr', 'nl', 'es']), { missing: ['es'], stale: [] });
  const changed = changeSource(wages, 'Salaires et charges');
  assert.deepEqual(missingOrStale(changed, ['fr', 'nl', 'es']), { missing: ['es'], stale: ['nl'] });
  assert.deepEqual(missingOrStale(changed, ['fr']), { missing: [], stale: [] });
  const renewed = withTranslation(changed, 'nl', 'Lonen en lasten');
  assert.deepEqual(missingOrStale(renewed, ['nl']), { missing: [], stale: [] });
  assert.deepEqual(missingOrStale(changeSource(changed, 'Salaires'), ['nl']).stale, []);
});

test('a translation that was imported without a stamp becomes stale with the next change of the source', () => {
  const imported: Localized = { fr: { text: 'Salaires', source: true }, en: { text: 'Wages' } };
  assert.deepEqual(missingOrStale(imported, ['en']), { missing: [], stale: [] });
  assert.deepEqual(missingOrStale(changeSource(imported, 'Frais'), ['en']), { missing: [], stale: ['en'] });
});

test('a blank translation is taken away, and the source is never lost', () => {
  assert.deepEqual(withTranslation(wages, 'nl', ' '), localized('fr', 'Salaires'));
  assert.deepEqual(withTranslation({}, 'es', 'Salarios'), localized('es', 'Salarios'));
  const changed = withTranslation(wages, 'fr', 'Frais');
  assert.deepEqual(changed.fr, { text: 'Frais', source: true });
  assert.deepEqual(missingOrStale(changed, ['nl']).stale, ['nl']);
});

test('without a marked source the first text is the source, and a change marks it', () => {
  const unmarked: Localized = { en: { text: 'Wages' }, fr: { text: 'Salaires' } };
  assert.deepEqual(changeSource(unmarked, 'Pay').en, { text: 'Pay', source: true });
  assert.throws(() => changeSource({}, 'Pay'), RangeError);
});

test('a value is never changed in place', () => {
  const before = structuredClone(wages);
  withTranslation(wages, 'nl', 'Wedden');
  withTranslation(wages, 'nl', '');
  changeSource(wages, 'Frais');
  assert.deepEqual(wages, before);
});

test('only a language code names a language', () => {
  for (const code of ['', '__proto__', 'f', 'fr_BE', 'fr-', 'français']) {
    assert.throws(() => localized(code, 'x'), RangeError);
    assert.throws(() => withTranslation(wages, code, 'x'), RangeError);
  }
  assert.deepEqual(Object.keys(localized('zh-Hant-TW', 'x')), ['zh-Hant-TW']);
});

test('the digest is 64-bit FNV-1a of the UTF-8 text', () => {
  // Vectors of the authors: http://www.isthe.com/chongo/src/fnv/test_fnv.c
  assert.equal(digestOf(''), 'cbf29ce484222325');
  assert.equal(digestOf('a'), 'af63dc4c8601ec8c');
  assert.equal(digestOf('foobar'), '85944171f73967e8');
  const below = seededRandom(64);
  for (let round = 0; round < 2000; round += 1) {
    const text = String.fromCodePoint(...Array.from({ length: below(40) }, () => below(0xd800)));
    let expected = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(text)) expected = ((expected ^ BigInt(byte)) * 0x100000001b3n) % 2n ** 64n;
    assert.equal(digestOf(text), expected.toString(16).padStart(16, '0'));
  }
});
