import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Arrow, closesCircle } from './causal-circle.ts';

const arrows = (...said: string[]): Arrow[] =>
  said.map((each) => ({ from: each.slice(0, 1), to: each.slice(1) }));

test('a link closes a circle where what it leads to comes back to its cause, at once or by others', () => {
  const chain = arrows('ab', 'bc', 'ad', 'dc');
  const closed = (added: string) => closesCircle(chain, arrows(added)[0]!);
  assert.deepEqual(['ba', 'ca', 'cd', 'aa'].map(closed), [true, true, true, true]);
  assert.deepEqual(['ac', 'bd', 'ce', 'eb'].map(closed), [false, false, false, false]);
  assert.equal(
    closesCircle(arrows('ab', 'ba'), { from: 'c', to: 'a' }),
    false,
    'a circle that stands is left alone',
  );
});
