import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidenceAfter } from './parameter-confidence.ts';
import type { Confidence } from './rule.ts';

const cases: readonly [string, Confidence, { value: string | null; isProven?: boolean }, string][] = [
  ['a document makes a guess read', 'guessed', { value: '80', isProven: true }, 'read'],
  ['a document makes another value read', 'recalled', { value: '75', isProven: true }, 'read'],
  ['the same value stays read', 'read', { value: '80' }, 'read'],
  ['another value without a document is read no longer', 'read', { value: '75' }, 'recalled'],
  ['the same value is not read because someone says so', 'guessed', { value: '80' }, 'recalled'],
  ['no value is unset, whatever the document', 'read', { value: null, isProven: true }, 'unset'],
];

for (const [name, confidence, after, expected] of cases)
  test(`parameter: ${name}`, () =>
    assert.equal(
      confidenceAfter({ value: '80', unit: '%', confidence }, { unit: '%', ...after }, 'recalled'),
      expected,
    ));

test('parameter: the same number in another unit is another value', () =>
  assert.equal(
    confidenceAfter(
      { value: '3', unit: 'months', confidence: 'read' },
      { value: '3', unit: 'days' },
      'guessed',
    ),
    'guessed',
  ));
