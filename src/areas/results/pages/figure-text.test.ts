import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from '../../../text/words.ts';
import { figureNumber, figureText } from './figure-text.ts';

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
