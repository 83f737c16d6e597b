import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { folded, foldedPattern, searchedWords } from './folded.ts';

const holds = (text: string, words: string) => new RegExp(foldedPattern(words)).test(text);

const found: readonly [text: string, words: string][] = [
  ['Éducation ouvrière', 'education'],
  ['Education ouvriere', 'Éducation'],
  ['FÉDÉRATION', 'fédération'],
  ['Cœur et œuvre', 'coeur'],
  ['coeur', 'cœur'],
  ['São Tomé e Príncipe', 'sao tome'],
  ['Niño', 'NINO'],
  ['Straße', 'strasse'],
  ['Cote d’Ivoire', "cote d'ivoire"],
  ['Łódź', 'lodz'],
  ['É écrit décomposé: E\u0301tude', 'etude'],
  ['ƁANƊI', 'bandi'],
  ['A2-2026-014 (100 %)', '(100 %)'],
];
for (const [text, words] of found)
  test(`«${words}» is found in «${text}»`, () => assert.ok(holds(text, words), foldedPattern(words)));

const notFound: readonly [text: string, words: string][] = [
  ['Education', 'educacion'],
  ['anything at all', '.*'],
  ['abc', 'a[b]c'],
  ['100', '1\\d0'],
  ['oe', 'o'.repeat(2)],
];
for (const [text, words] of notFound)
  test(`«${words}» is not found in «${text}»`, () => assert.ok(!holds(text, words), foldedPattern(words)));

test('a search is split into words, each once, the longest first', () => {
  assert.deepEqual(searchedWords('  Le  congrès le CONGRES '), ['congres', 'le']);
  assert.equal(searchedWords('a b c d e f g h i').length, 6);
  assert.deepEqual(searchedWords(' '), []);
});

/** Every way to cut the text between its letters, tried one by one: half an «œ» is not an «o». */
const holdsWhole = (text: string, wanted: string): boolean => {
  const letters = [...text].map(folded);
  return letters.some((_, from) =>
    letters.some((__, more) => letters.slice(from, from + more + 1).join('') === wanted),
  );
};

test('a pattern holds exactly where the folded text holds the folded words (10,000 generated cases)', () => {
  const random = seededRandom(1_936);
  const letters = [
    ...'aeioucsnoeAEIOUCSéèêëÉàâäçÇñÑöøØœŒæÆßłŁüÜîíıẽẼ’\u0301\u0302 -.*+?()[]{}|^$\\/%_&#~0 1',
  ];
  const word = (most: number) =>
    Array.from({ length: 1 + random(most) }, () => letters[random(letters.length)])
      .join('')
      .replace(/^[\u0300-\u036f]+/, '');
  let hits = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const text = word(24);
    // Half the words are cut from the text and written another way.
    const from = random(text.length + 1);
    const cut = folded(text).slice(from, from + 1 + random(6));
    const words = random(2) === 0 ? cut.toUpperCase() : word(3);
    // Three s in a row are read as «ß» and s, not as s and «ß».
    if (/^$|sss/.test(folded(words))) continue;
    const expected = holdsWhole(text, folded(words));
    assert.equal(
      holds(text, words),
      expected,
      JSON.stringify({ text, words, pattern: foldedPattern(words) }),
    );
    if (expected) hits += 1;
  }
  assert.ok(hits > 3_000, String(hits));
});
