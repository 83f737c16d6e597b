import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized, withTranslation } from '../../../kernel/localized.ts';
import { broughtIndicators, editionSaid, libraryEdition } from './library-edition.ts';

type Kept = Parameters<typeof editionSaid>[0];

const kept = broughtIndicators.map(
  (each): Kept => ({
    ...{ ascending: true, axes: [], crossings: [], leftOutAxes: [], scale: [], unit: {} },
    ...{ ...each, brought: 1 },
  }),
);

test('what an institute took over says what the edition says, each of them', () => {
  for (const each of kept) assert.equal(editionSaid(each), libraryEdition, each.key);
});

test('a definition that an institute wrote anew is its own, in whatever it says something else', () => {
  const one = kept.find(({ key }) => key === 'new-informal-members')!;
  const description = withTranslation(one.description as Kept['unit'], 'en', 'Whoever came once');
  for (const more of [
    { title: localized('fr', 'Nouveaux membres') },
    { description },
    { unit: localized('fr', 'syndicats') },
    { unit: {} },
    { unit: withTranslation(one.unit, 'en', 'unions') },
    { overTime: 'last' },
    { ascending: false },
    { brought: null },
    { key: 'of-ones-own' },
  ])
    assert.equal(editionSaid({ ...one, ...more }), null, JSON.stringify(more));
  const share = kept.find(({ measure, unit }) => measure === 'percentage' && Object.hasOwn(unit, 'fr'))!;
  assert.equal(
    editionSaid({ ...share, unit: {} }),
    null,
    'per cent goes without saying, but was not brought so',
  );
  const translated = withTranslation(one.title as Kept['unit'], 'de', 'Neue Mitglieder');
  assert.equal(
    editionSaid({ ...one, title: translated }),
    libraryEdition,
    'a translation more says the same',
  );
});
