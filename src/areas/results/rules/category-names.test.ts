import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { nameProblems } from './category-names.ts';
import { broughtIndicators } from './library-edition.ts';

const label = (texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(texts).map(([code, text], at) => [
      code,
      at === 0 ? { text, source: true as const } : { text },
    ]),
  );
const axis = (name: Record<string, string>, ...categories: Record<string, string>[]) => ({
  key: 'own',
  label: label(name),
  categories: categories.map((texts, at) => ({ key: `c${at}`, label: label(texts) })),
});
const keysOf = (errors: ReturnType<typeof nameProblems>) => errors.axes?.map(({ key }) => key);
const standard = standardAxesWorded();

test('what a category is called in one language is no other’s name in another, in whatever letters', () => {
  const alike = axis({ fr: 'Branche' }, { fr: 'mines', nl: 'mijnen' }, { fr: 'carrières', nl: 'Mines ' });
  assert.deepEqual(keysOf(nameProblems([alike], standard)), ['results.categories-called-alike']);
  const apart = axis({ fr: 'Branche' }, { fr: 'mines', nl: 'mines' }, { fr: 'carrières', nl: '' });
  assert.deepEqual(nameProblems([apart], standard), {}, 'one may be called the same in all languages');
});

test('no breakdown is called as another or as a standard one, unless it takes its place', () => {
  const other = { ...axis({ nl: 'Tak', fr: 'Branche' }, { fr: 'docks' }), key: 'other' };
  const own = axis({ fr: 'Branche' }, { fr: 'mines' });
  assert.deepEqual(keysOf(nameProblems([own, other], standard)), ['results.axes-called-alike']);
  const gender = axis({ en: 'Gender', nl: 'geslacht' }, { en: 'other' });
  assert.deepEqual(keysOf(nameProblems([gender], standard)), ['results.axes-called-alike']);
  assert.deepEqual(nameProblems([{ ...gender, key: 'sex' }], standard), {});
});

test('what is called alike in the definition before stays, and what comes to be so is refused', () => {
  const stood = axis({ fr: 'Branche' }, { fr: 'mines' }, { fr: 'puits', nl: 'mines' });
  assert.deepEqual(nameProblems([stood], standard, [stood]), {});
  const more = axis(
    { fr: 'Branche' },
    { fr: 'mines', en: 'wells' },
    { fr: 'puits', nl: 'mines', en: 'wells' },
  );
  assert.deepEqual(keysOf(nameProblems([more], standard, [stood])), ['results.categories-called-alike']);
});

test('nothing that the program brings is called alike, and it has all its words in five languages', () => {
  for (const { key, axes = [], scale = [] } of broughtIndicators) {
    assert.deepEqual(nameProblems(axes, standard), {}, key);
    const labels = [...axes, ...axes.flatMap(({ categories }) => categories), ...scale].map(
      (each) => each.label,
    );
    for (const each of labels)
      assert.deepEqual(
        Object.keys(each).sort(),
        ['en', 'es', 'fr', 'nl', 'pt'],
        `${key}: ${JSON.stringify(each)}`,
      );
  }
});
