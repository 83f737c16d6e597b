import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized, withTranslation } from '../../../kernel/localized.ts';
import { wordsIn } from '../../../text/words.ts';
import { answerText, figureNumber, figureText, partnerText } from './figure-text.ts';

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
  assert.equal(figureText(fr, '42.333333', { measure: 'percentage', unit: null, scale: [] }), '42,33\u00a0%');
  assert.equal(
    figureText(fr, '42.333333', { measure: 'number', unit: localized('fr', 'jours'), scale: [] }),
    '42,33\u00a0jours',
  );
  assert.equal(figureText(fr, null, { measure: 'number', unit: null, scale: [] }), '');
});

test('a yes or no is one where it is one answer; what several answers come to is a number', () => {
  const measured = { measure: 'boolean', unit: null, scale: [], overTime: 'last', overPartners: 'maximum' };
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

test('a step of a scale is followed by its word; what lies between steps or adds several up is a number', () => {
  const scale = [
    { value: '1', label: localized('fr', 'faible') },
    { value: '2.5', label: withTranslation(localized('fr', 'moyenne'), 'nl', 'gemiddeld') },
  ];
  const measured = { measure: 'ordinal', unit: null, scale, overTime: 'last', overPartners: 'mean' };
  const cases: [string, object, string][] = [
    ['1', {}, '1 · faible'],
    ['1.0', {}, '1,0 · faible'],
    ['2.5', {}, '2,5 · moyenne'],
    ['2.5', { unit: localized('fr', 'points') }, '2,5\u00a0points · moyenne'],
    ['2', {}, '2'],
    ['1.666666', {}, '1,67'],
    ['1', { overPartners: 'sum' }, '1'],
    ['2.5', { overTime: 'sum' }, '2,5'],
    ['1', { scale: [] }, '1'],
  ];
  for (const [value, more, text] of cases)
    assert.equal(figureText(fr, value, { ...measured, ...more }), text, `${value} ${JSON.stringify(more)}`);
  assert.equal(figureText(wordsIn('nl'), '2.5', measured), '2,5 · gemiddeld');
  assert.equal(answerText(fr, '1', { ...measured, overPartners: 'sum' }), '1 · faible');
});

test('a figure of one partner is its answer where it is made of one', () => {
  const counted = { measure: 'boolean', unit: null, scale: [], overTime: 'last', overPartners: 'sum' };
  const said = (value: string | null, entries: number) =>
    partnerText(fr, { value, entries }, counted).toLowerCase();
  assert.deepEqual([said('1', 1), said('0', 1), said('1', 2), said(null, 1)], ['oui', 'non', '1', '']);
});
