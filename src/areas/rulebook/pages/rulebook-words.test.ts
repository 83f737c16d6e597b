import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from '../../../text/words.ts';
import { checkText, citationText, numberName, numberText, ruleName } from './rulebook-words.ts';

const french = wordsIn('fr');

test('an article that the program cites is said in the reader’s language, any other as it was written', () => {
  assert.equal(citationText(french, 'AR/KB 11 Sept 2016, annex 4'), 'AR du 11 septembre 2016, annexe 4');
  assert.equal(citationText(french, 'Lettre DGD 2024/117'), 'Lettre DGD 2024/117');
});

test('a rule or number that no catalogue names is shown by its code', () => {
  assert.equal(ruleName(french, 'T1'), 'T1');
  assert.equal(numberName(french, 'T1', 'own-share'), 'own share');
});

test('a value is written the reader’s way with its unit; an unknown one is nothing', () => {
  assert.equal(numberText(french, { value: '12.5', unit: '%' }), '12,5 %');
  assert.equal(numberText(french, { value: '90', unit: 'days' }), '90 jours');
  assert.equal(numberText(french, { value: 'InforEuro', unit: '' }), 'InforEuro');
  assert.equal(numberText(french, { value: null, unit: '%' }), undefined);
  assert.equal(numberText(french, { value: 'ever', unit: 'now-or-ever' }), 'un jour ou l’autre');
});

test('a sentence says amounts the reader’s way, and a number that nobody read by its name', () => {
  const args = { structure: '831566.63', direct: '11879523.37', rate: '7', currency: 'EUR' };
  const said = checkText(french, {
    ruleId: 'M04',
    sentence: { key: 'finance.check-budget-structure', args },
  });
  assert.match(said, /831\u202f566,63.EUR.+11\u202f879\u202f523,37.EUR/);
  const unset = { name: 'cap', citation: 'AR/KB 11 Sept 2016, annex 4' };
  assert.match(
    checkText(french, { ruleId: 'M06', sentence: { key: 'rulebook.parameter-unset', args: unset } }),
    /plafond.+AR du 11 septembre 2016, annexe 4/,
  );
});
