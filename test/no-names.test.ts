import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '../src/kernel/language.ts';
import { wordsIn } from '../src/text/words.ts';

/** Fields of one line in which people write sentences, by name; a text area and a text in several languages always are. */
const sentences = ['reason', 'source', 'provenance', 'onBehalf', 'jumpReason', 'comment'];

/** Elements that stand for many fields, with what says it there; and those that take the law’s own words. */
const elsewhere: Readonly<Record<string, string>> = {
  'activities/pages/answers-field.tsx': '<TextArea {...fieldOf(page, state)(', // the hint of its fieldset
  'activities/pages/detail-fields.tsx': '<TextArea {...fieldProps(', // `noNames`, where a kind says nothing else
  'programmes/pages/framework-fields.tsx': '<LocalizedInput page={page} state={state} name="unit"', // what is counted, in a word or two
  'rulebook/pages/country-fact-fields.tsx': "<TextField {...field('source')}",
  'rulebook/pages/number-correction.tsx': '<TextArea {...field}',
};

const saysNoNames = {
  fr: /\bnoms?\b/i,
  nl: /\bnamen\b/i,
  en: /\bnames\b/i,
  es: /\bnombres\b/i,
  pt: /\bnomes\b/i,
} as const;

type FreeText = { file: string; element: string };

/** Every field of a page that takes free text, as it is written in the source. */
const freeTexts: FreeText[] = globSync('src/areas/*/pages/*.tsx').flatMap((path) => {
  const file = path.replace('src/areas/', '');
  const written = readFileSync(path, 'utf8').matchAll(/<(TextArea|TextField|LocalizedInput)\s[\s\S]*?\/>/g);
  return [...written].flatMap(([element, kind]) => {
    const [, name = ''] = /(?:field|fieldOf\(page, state\))\('(\w+)'\)|comment\(/.exec(element) ?? [];
    const isSentence = kind !== 'TextField' || sentences.includes(name) || element.includes('{...comment(');
    const isElsewhere = elsewhere[file] && element.replace(/\s+/g, ' ').startsWith(elsewhere[file]);
    return isSentence && !isElsewhere ? [{ file, element }] : [];
  });
});

for (const language of languages)
  test(`every free text says in ${language} that no names of members, victims or informants belong in it`, () => {
    const { say } = wordsIn(language);
    const silent = freeTexts.filter(({ element }) => {
      const hints = [...element.matchAll(/'([a-z]+\.[\w-]+)'/g)].map(([, key = '']) => say(key));
      return !hints.some((hint) => saysNoNames[language].test(hint));
    });
    assert.deepEqual(
      silent.map(({ file, element }) => `${file}: ${element.replace(/\s+/g, ' ').slice(0, 90)}`),
      [],
    );
  });

test('the search for free texts finds those that are known to be there', () => {
  assert.ok(freeTexts.length > 60, `${freeTexts.length}`);
  for (const known of [
    'activities/pages/follow-recommendation.tsx',
    'rights/pages/form-fields.tsx',
    'results/pages/new-target.tsx',
  ])
    assert.ok(
      freeTexts.some(({ file }) => file === known),
      known,
    );
});
