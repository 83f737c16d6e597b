import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withheldIn } from './withheld-strings.ts';

const hitsIn = (text: string, ...withheld: string[]) =>
  withheldIn(
    [{ identifier: 'A', at: '/a', text }],
    withheld.map((each) => ({ text: each })),
  ).map((hit) => hit.text);

test('a name is found however it is accented, spaced, joined or written', () => {
  const name = 'Étoile du Travail';
  for (const text of [
    'l’étoile du travail',
    'ETOILE DU TRAVAIL',
    'Etoile\n du  travail',
    'x/etoile-du_travail.pdf',
  ])
    assert.deepEqual(hitsIn(text, name), [name], text);
  for (const text of ['étoiles du travail', 'étoile du soir', 'du travail', ''])
    assert.deepEqual(hitsIn(text, name), [], text);
});

test('a reference is found whatever signs join it', () => {
  assert.deepEqual(hitsIn('ref IIWE-2024-ASTF', 'IIWE/2024/ASTF'), ['IIWE/2024/ASTF']);
});

test('a short name in capitals is a name in capitals alone', () => {
  assert.deepEqual(hitsIn('el uso de los fondos', 'USO'), []);
  assert.deepEqual(hitsIn('con la USO, en Bogotá', 'USO'), ['USO']);
  assert.deepEqual(hitsIn('with fetramat', 'FETRAMAT'), ['FETRAMAT']);
});

test('what is withheld in one activity may stand in another', () => {
  const withheld = [{ text: 'Bénin', within: ['A'] }];
  const pieces = [
    { identifier: 'B', at: '/b', text: 'au Bénin' },
    { identifier: undefined, at: '/', text: 'Bénin' },
    { identifier: 'A', at: '/a', text: 'au Benin' },
  ];
  assert.deepEqual(withheldIn(pieces, withheld), [{ text: 'Bénin', at: '/a' }]);
});

test('an empty string, or one of signs alone, withholds nothing', () => {
  assert.deepEqual(hitsIn('a - b', '', ' ', '-'), []);
});
