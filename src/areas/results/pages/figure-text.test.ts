import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from '../../../text/words.ts';
import { answerText, figureNumber, figureText } from './figure-text.ts';

const fr = wordsIn('fr');

test('a figure is read with at most two decimals, and with none that say nothing', () => {
  const shown = {
    '42.333333333333': '42,33',
    '42.6666': '42,67',
    '42.5000': '42,5',
    '40.0000': '40',
    '100.0000': '100',
    '99.999': '100',
    '0.004': '0',
    '-1.005': '-1,01',
    '12': '12',
    '1.50': '1,50',
  };
  for (const [value, text] of Object.entries(shown)) assert.equal(figureNumber(fr, value), text, value);
});

test('a figure is followed by per cent or its unit', () => {
  assert.equal(figureText(fr, '42.333333', { measure: 'percentage', unit: null }), '42,33\u00a0%');
  assert.equal(figureText(fr, '42.333333', { measure: 'number', unit: 'jours' }), '42,33\u00a0jours');
  assert.equal(figureText(fr, null, { measure: 'number', unit: null }), '');
});

test('a yes or no is one where it is one answer; what several answers come to is a number', () => {
  const measured = { measure: 'boolean', unit: null, overTime: 'last', overPartners: 'maximum' };
  const cases: [string, object, string][] = [
    ['1', {}, 'oui'],
    ['1.0', {}, 'oui'],
    ['0', {}, 'non'],
    ['0.00', {}, 'non'],
    ['3', { overPartners: 'sum' }, '3'],
    ['1', { overPartners: 'sum' }, '1'],
    ['0', { overPartners: 'sum' }, '0'],
    ['0.2', { overPartners: 'mean' }, '0,2'],
    ['5', { overTime: 'sum' }, '5'],
    ['0.5', { overPartners: 'none' }, '0,5'],
  ];
  for (const [value, more, text] of cases)
    assert.equal(
      figureText(fr, value, { ...measured, ...more }).toLowerCase(),
      text,
      `${value} ${JSON.stringify(more)}`,
    );
  assert.equal(answerText(fr, '1', { ...measured, overPartners: 'sum' }).toLowerCase(), 'oui');
});
