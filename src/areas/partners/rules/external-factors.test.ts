import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Localized } from '../../../kernel/localized.ts';
import { worded } from './external-factors.ts';

const factor = (code: string, text: Localized) => ({
  code,
  groupCode: null,
  position: 0,
  asks: 'factor' as const,
  text,
});
const law = factor('law', { en: { text: 'The law', source: true }, nl: { text: 'Het recht', of: 'x' } });
const rain = factor('factor-1', { nl: { text: 'Regen', source: true } });

test('a factor that nobody touched keeps its words in every language', () => {
  const seen = { law: 'Het recht', 'factor-1': 'Regen' };
  assert.deepEqual(worded([law, rain], { language: 'nl', texts: seen, added: [] }), [
    { code: 'law', text: law.text },
    { code: 'factor-1', text: rain.text },
  ]);
  assert.deepEqual(worded([law], { language: 'fr', texts: { law: 'The law' }, added: [] }), [
    { code: 'law', text: law.text },
  ]);
});

test('other words are another factor for everyone; in a language that lacks them they are a translation', () => {
  assert.deepEqual(worded([law], { language: 'nl', texts: { law: 'Het klimaat' }, added: [] }), [
    { code: 'law', text: { nl: { text: 'Het klimaat', source: true } } },
  ]);
  const [translated] = worded([rain], { language: 'fr', texts: { 'factor-1': 'La pluie' }, added: [] });
  assert.equal(translated?.text.fr?.text, 'La pluie');
  assert.equal(translated?.text.nl?.text, 'Regen');
});

test('without words a factor is left out, and a new one gets a code that is free', () => {
  const texts = { law: '', 'factor-1': 'Regen' };
  assert.deepEqual(
    worded([law, rain], { language: 'nl', texts, added: ['', 'Droogte', 'Migratie'] }).map(
      ({ code }) => code,
    ),
    ['factor-1', 'factor-2', 'factor-3'],
  );
});
