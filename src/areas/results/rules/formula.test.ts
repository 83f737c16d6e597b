import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Formula, formulaValue, indicatorsOfFormula, parseFormula } from './formula.ts';

const read = (text: string): Formula => {
  const formula = parseFormula(text);
  assert.ok('kind' in formula, `${text}: ${JSON.stringify(formula)}`);
  return formula;
};
const worth = (text: string, values: Record<string, string | null> = {}) =>
  formulaValue(read(text), ({ outcome, code }) => values[outcome ? `${outcome}/${code}` : code] ?? null);

test('times before plus, from left to right, parentheses first, a comma or a point', () => {
  assert.equal(worth('2 + 3 * 4'), '14');
  assert.equal(worth('(2 + 3) * 4'), '20');
  assert.equal(worth('10 - 4 - 3'), '3');
  assert.equal(worth('100 / 5 / 2'), '10');
  assert.equal(worth('-2 * -(1,5 + 0.5)'), '4');
  assert.equal(worth('007'), '7');
});

test('exact until the end, then rounded once to six places, half away from zero', () => {
  assert.equal(worth('1 / 3'), '0.333333');
  assert.equal(worth('-2 / 3'), '-0.666667');
  assert.equal(worth('1 / 3 * 3'), '1');
  assert.equal(worth('0.1 + 0.2'), '0.3');
  assert.equal(worth('1 / (0 - 8)'), '-0.125');
});

test('indicators of its own outcome and of others; without a value there is none', () => {
  const text = '100 * [1.2] / [OS2/1.1] + [1.2]';
  assert.deepEqual(indicatorsOfFormula(read(text)), [
    { outcome: undefined, code: '1.2' },
    { outcome: 'OS2', code: '1.1' },
  ]);
  assert.equal(worth(text, { '1.2': '3', 'OS2/1.1': '12' }), '28');
  assert.equal(worth(text, { '1.2': '3', 'OS2/1.1': null }), null);
  assert.equal(worth(text, { '1.2': '3', 'OS2/1.1': '0' }), null);
});

test('what is no formula is told with its place', () => {
  for (const [text, at] of [
    ['', 1],
    ['1 +', 4],
    ['1 + * 2', 5],
    ['(1 + 2', 7],
    ['1 2', 3],
    ['1 + x', 5],
    ['[]', 1],
    ['[1.1', 1],
    ['1 )', 3],
  ] as const)
    assert.deepEqual(parseFormula(text), { problem: 'unreadable', at }, text);
  assert.deepEqual(parseFormula(Array(40).fill('1').join('+')), { problem: 'too-long' });
});
