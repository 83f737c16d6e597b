import assert from 'node:assert/strict';
import { test } from 'node:test';
import { narrowed } from './narrowed.ts';

const offered = ['2026', '2027'];

test('what is offered narrows', () =>
  assert.deepEqual(narrowed('2027', offered), { value: '2027', wrong: undefined }));

for (const asked of [null, ''])
  test(`what was not asked is nothing wrong: ${asked}`, () =>
    assert.deepEqual(narrowed(asked, offered), { value: undefined, wrong: undefined }));

for (const asked of ['2031', '2027 ', '%00', "' or 1=1", '\u202e'])
  test(`what is not offered narrows nothing and is said: ${asked}`, () =>
    assert.deepEqual(narrowed(asked, offered), { value: undefined, wrong: asked }));
