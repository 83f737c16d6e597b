import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, shown } from './figure-shown.ts';

const word = { fr: { text: 'Projet\nde loi', source: true as const }, nl: { text: 'Wetsontwerp' } };

test('a category is given with its number and its word in each language, a sentence in each language', () => {
  assert.deepEqual(plain({ code: '2', word }), {
    code: '2',
    word: { fr: 'Projet\nde loi', nl: 'Wetsontwerp' },
  });
  assert.deepEqual(plain({ text: word }), { text: { fr: 'Projet\nde loi', nl: 'Wetsontwerp' } });
});

test('a table says them on one line, in the language in which they were written', () => {
  assert.equal(shown({ code: '2', word }), '2 Projet de loi');
  assert.equal(shown({ text: word }), 'Projet de loi');
  assert.deepEqual([shown('2.5'), shown(0), shown(null)], ['2.5', '0', '-']);
  assert.equal(shown({ minor: 120, currency: 'EUR' }), '1.20 EUR');
});
