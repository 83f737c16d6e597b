import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoseStands } from './changed-by-both.ts';

test('of a field that two had open, what one of them alone changed stands, and what both changed otherwise is asked', () => {
  const cases: [mine: unknown, opened: unknown, saved: unknown, stands: string][] = [
    ['a', 'a', 'a', 'own'],
    ['b', 'a', 'a', 'own'],
    ['a', 'a', 'b', 'other'],
    ['b', 'a', 'b', 'other'],
    ['b', 'a', 'c', 'both'],
    ['', 'a', 'c', 'both'],
    ['a', '', 'b', 'both'],
    [['x', 'y'], ['x'], ['x'], 'own'],
    [['x'], ['x'], ['x', 'y'], 'other'],
    [[{ key: 'x' }], [{ key: 'x' }], [], 'other'],
    [['x', 'z'], ['x'], ['x', 'y'], 'both'],
  ];
  for (const [mine, opened, saved, stands] of cases)
    assert.equal(whoseStands(mine, opened, saved), stands, JSON.stringify([mine, opened, saved]));
});
