import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likeLines } from './like-lines.ts';

const line = (what: string, on: string, title: string) => ({ what, on, title });
const shown = (lines: ReturnType<typeof line>[]) =>
  likeLines(lines).map(({ first, more }) => [first.title, ...more.map(({ title }) => title)].join('+'));

test('more than three lines of one kind and one day stand as one, at the place of the first', () => {
  const lines = ['a', 'b', 'c', 'd'].map((title) => line('report', '2026-01-31', title));
  assert.deepEqual(shown(lines), ['a+b+c+d']);
  assert.deepEqual(
    shown([
      line('plan', '2026-01-01', 'x'),
      ...lines.slice(0, 2),
      line('plan', '2026-01-31', 'y'),
      ...lines.slice(2),
    ]),
    ['x', 'a+b+c+d', 'y'],
  );
});

test('three of a kind, or of several days, stand each on its own', () => {
  assert.deepEqual(shown(['a', 'b', 'c'].map((title) => line('report', '2026-01-31', title))), [
    'a',
    'b',
    'c',
  ]);
  const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
  assert.deepEqual(shown(days.map((on) => line('report', on, on))), days);
  assert.deepEqual(shown([]), []);
});
