import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameJson } from './same-json.ts';

test('what says the same is the same, whatever the order of its keys', () => {
  const cases: [unknown, unknown, boolean][] = [
    [{ fr: { text: 'a', source: true }, nl: 1 }, { nl: 1, fr: { source: true, text: 'a' } }, true],
    [{ fr: { text: 'a' } }, { fr: { text: 'b' } }, false],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: null }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, null, true],
    [null, {}, false],
  ];
  for (const [one, other, wanted] of cases)
    assert.equal(sameJson(one, other), wanted, JSON.stringify([one, other]));
});
