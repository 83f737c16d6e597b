import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answered, answerSaid, answerWord } from './answer-words.ts';

const step = (value: string, fr: string, nl?: string) => ({
  value,
  label: { fr: { text: fr, source: true as const }, ...(nl ? { nl: { text: nl } } : {}) },
});
const law: Answered = {
  measure: 'nominal',
  scale: [step('1', 'Aucune loi', 'Geen wet'), step('2', 'Projet', 'Wetsontwerp'), step('3', 'Loi', 'Wet')],
};
const reader = { language: 'nl' };

test('a category is read by its word in any language, by its number and by both', () => {
  for (const text of ['Loi', ' wet ', 'WET', '3 · Wet', '3 Loi'])
    assert.deepEqual(answerSaid({ text }, law, reader), { value: '3' }, text);
  assert.deepEqual(answerSaid({ text: 'Geen\u00a0wet' }, law, reader), { value: '1' });
  assert.deepEqual(answerSaid({ text: '3,0', number: '3.0' }, law, reader), { value: '3' });
  assert.deepEqual(answerSaid({}, law, reader), {});
});

test('what is no category is refused with those that are, in the words of the reader', () => {
  const key = 'sheets.no-such-category';
  const choices = 'Geen wet; Wetsontwerp; Wet';
  for (const said of [{ text: 'Wetje' }, { text: '7', number: '7' }])
    assert.deepEqual(answerSaid(said, law, reader), {
      problem: { key, args: { typed: said.text, choices } },
    });
  assert.deepEqual(answerSaid({ text: '7', number: '7' }, law, { ...reader, stood: '7' }), { value: '7' });
});

test('what two categories are called is neither, until its number says which', () => {
  const twice: Answered = { measure: 'nominal', scale: [step('1', 'Loi'), step('2', 'Loi'), step('3', '2')] };
  const key = 'sheets.category-of-two';
  assert.deepEqual(answerSaid({ text: 'loi' }, twice, reader), {
    problem: { key, args: { typed: 'loi', choices: '1 · Loi; 2 · Loi' } },
  });
  assert.deepEqual(answerSaid({ text: '2', number: '2' }, twice, reader), {
    problem: { key, args: { typed: '2', choices: '2 · Loi; 3 · 2' } },
  });
  assert.deepEqual(answerSaid({ text: '2 · Loi' }, twice, reader), { value: '2' });
  assert.equal(answerWord('1', twice, 'fr'), '1 · Loi');
  assert.equal(answerWord('3', twice, 'fr'), '3 · 2');
});

test('a file calls a category by a word that is read back as it; what is none has no word', () => {
  for (const { value } of law.scale)
    for (const language of ['fr', 'nl', 'en']) {
      const text = answerWord(value, law, language);
      assert.deepEqual(answerSaid({ text }, law, reader), { value });
    }
  assert.equal(answerWord('7', law, 'fr'), undefined);
  assert.equal(answerWord('1', { ...law, measure: 'ordinal' }, 'fr'), undefined);
});

test('a step of a scale is named by its word too, and a number between steps stays one', () => {
  const scale: Answered = { ...law, measure: 'ordinal' };
  assert.deepEqual(answerSaid({ text: 'wet' }, scale, reader), { value: '3' });
  assert.deepEqual(answerSaid({ text: '2,5', number: '2.5' }, scale, reader), { value: '2.5' });
  const { problem } = answerSaid({ text: 'bijna' }, scale, reader) as { problem: { args: object } };
  assert.deepEqual(problem.args, {
    typed: 'bijna',
    choices: '1 · Geen wet; 2 · Wetsontwerp; 3 · Wet',
  });
});

test('where a number is asked a word is none, and what is told in sentences takes neither', () => {
  const typed = { text: 'twaalf' };
  assert.deepEqual(answerSaid(typed, { measure: 'number', scale: [] }, reader), {
    problem: { key: 'problem.not-a-number', args: { typed: 'twaalf' } },
  });
  assert.deepEqual(answerSaid(typed, { measure: 'qualitative', scale: [] }, reader), {
    problem: { key: 'results.told-in-sentences' },
  });
});
