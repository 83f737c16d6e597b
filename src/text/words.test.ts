import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from './words.ts';

test('several problems of one field are sentences of their own', () => {
  const words = wordsIn('en');
  const [missing, unknown] = [{ key: 'problem.missing' }, { key: 'problem.not-known-here' }];
  const told = words.problems([missing, unknown])!;
  assert.equal(told, `${words.problem(missing).replace(/\.?$/, '.')} ${words.problem(unknown)}`);
  assert.equal(words.problems([missing]), words.problem(missing));
  assert.equal(words.problems([]), undefined);
  assert.equal(words.problems(undefined), undefined);
});
