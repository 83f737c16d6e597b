import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized } from '../../../kernel/localized.ts';
import { scoreMove } from './score-move.ts';

const question = (code: string, position: number, words = code) => {
  const text = localized('en', words);
  return {
    code,
    criterion: 'relevance' as const,
    position,
    text,
    finalText: text,
    toldAtEnd: false,
    bounds: null,
  };
};
const edition = (no: number, ...codes: string[]) => ({
  edition: no,
  questions: codes.map((code, at) => question(code, at)),
});
const answer = (code: string, score: 'A' | null = 'A', story = '') => ({ question: code, score, story });
const codes = (list: readonly { question: string }[]) => list.map((each) => each.question);

const cases = [
  {
    name: 'what is still asked stays, what is not is left, what is new is named',
    editions: [edition(1, 'a', 'b'), edition(2, 'b', 'c')],
    answers: [answer('b'), answer('a')],
    becomes: { kept: ['b'], left: ['a'], added: ['c'] },
  },
  {
    name: 'a code that was dropped and given again is another question',
    editions: [edition(1, 'a', 'b'), edition(2, 'a'), edition(3, 'a', 'b')],
    answers: [answer('a'), answer('b')],
    becomes: { kept: ['a'], left: ['b'], added: ['b'] },
  },
  {
    name: 'a question without letter and story is no answer; a story alone is one',
    editions: [edition(1, 'a', 'b', 'c'), edition(2, 'c')],
    answers: [answer('a', null), answer('b', null, 'Told'), answer('c', null)],
    becomes: { kept: [], left: ['b'], added: [] },
  },
];

for (const { name, editions, answers, becomes } of cases)
  test(name, () => {
    const { kept, left, added } = scoreMove(editions, answers);
    assert.deepEqual({ kept: codes(kept), left: codes(left), added: added.map(({ code }) => code) }, becomes);
  });

test('a question that is worded otherwise keeps its answer, with both wordings', () => {
  const editions = [edition(1, 'a'), { edition: 2, questions: [question('a', 0, 'Otherwise')] }];
  const [kept] = scoreMove(editions, [answer('a')]).kept;
  assert.deepEqual([kept?.asked.text, kept?.now.text], [localized('en', 'a'), localized('en', 'Otherwise')]);
});
