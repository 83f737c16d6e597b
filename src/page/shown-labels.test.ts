import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownLabels } from './shown-labels.ts';

const named = (html: string) =>
  Object.fromEntries([...shownLabels(html)].map(([id, { whole }]) => [id, whole]));

test('a field goes by its label without the word that it may stay empty, or by its name for the ear', () => {
  const html = `<label for="f-why">Pourquoi l&#39;écart&nbsp;?<span class="optional"> (facultatif)</span></label>
    <p class="hint">Autre</p><textarea id="f-why"></textarea><input id="f-sum" aria-label="Montant 3"/>`;
  assert.deepEqual(named(html.replace('&nbsp;', '\u00a0')), {
    'f-why': "Pourquoi l'écart\u00a0?",
    'f-sum': 'Montant 3',
  });
});

test('what is called as another says of which row or group it is, and what is asked as one goes by its legend', () => {
  const html = `<fieldset><legend>Ligne 1</legend><label for="a">Montant</label><input id="a"/></fieldset>
    <fieldset><legend>Ligne 2</legend><label for="b">Montant</label><input id="b"/></fieldset>
    <table><tr><th scope="row">2027</th><td><label for="c">Montant</label><input id="c"/></td></tr></table>
    <fieldset aria-describedby="d-error"><legend>Forme</legend><label for="d">texte</label><input id="d"/></fieldset>`;
  assert.deepEqual(named(html), {
    a: 'Ligne 1, Montant',
    b: 'Ligne 2, Montant',
    c: '2027, Montant',
    d: 'Forme',
  });
});

test('a list goes by the caption of its table, and a cell by the heads that name it', () => {
  const html = `<div id="scale"><table><caption>Échelle</caption><tr><th id="y">2027</th></tr><tr><th id="r">Loyer</th>
    <td><input id="cell" aria-labelledby="r y"/></td></tr></table></div>`;
  assert.deepEqual(named(html), { scale: 'Échelle', cell: 'Loyer, 2027' });
});
