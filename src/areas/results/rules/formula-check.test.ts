import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaProblem } from './formula-check.ts';

const programme = [
  { outcome: 'OS1', code: '1.1', formula: null },
  { outcome: 'OS1', code: '1.2', formula: '[1.3] + 1' },
  { outcome: 'OS1', code: '1.3', formula: '[OS2/1.1] * 2' },
  { outcome: 'OS2', code: '1.1', formula: null },
];
const own = { outcome: 'OS1', code: '1.4' };

const cases: [string, string, string | undefined, Record<string, unknown>?][] = [
  ['indicators of the same outcome', '100 * [1.1] / [1.2]', undefined],
  ['an indicator of another outcome', '[OS2/1.1] - 1', undefined],
  ['what cannot be read, with its place', '[1.1] ** 2', 'results.formula-unreadable', { at: 8 }],
  ['a formula of numbers alone', '1 + 1', 'results.formula-of-nothing'],
  [
    'an indicator that is not there',
    '[9.9]',
    'results.formula-unknown',
    { indicator: 'OS1/9.9', near: '[1.1], [1.2], [1.3], [OS2/1.1]' },
  ],
  ['itself', '[1.4] + 1', 'results.formula-circle', { indicator: 'OS1/1.4' }],
];
for (const [name, formula, key, args] of cases)
  test(`a formula of ${name}: ${key ?? 'stands'}`, () => {
    const found = formulaProblem(own, formula, programme);
    assert.equal(found?.key, key);
    if (args) assert.deepEqual(found?.args, args);
  });

test('a circle through others is found, however long', () => {
  const found = formulaProblem({ outcome: 'OS2', code: '1.1' }, '[OS1/1.2]', programme);
  assert.equal(found?.key, 'results.formula-circle');
});

test('a code that there is not is told with the nearest that there are', () => {
  const coded = ['OS1.1', 'OS1.2', 'OS1.10', 'Members', 'Laws', 'Women'].map((code) => ({
    ...{ outcome: 'OS1', code, formula: null },
  }));
  const found = formulaProblem(own, '[1.2]', [...coded, { outcome: 'OS2', code: 'OS2.2', formula: null }]);
  const near = String(found?.args?.near).split(', ');
  assert.equal(near[0], '[OS1.2]');
  assert.ok(near.includes('[OS2/OS2.2]'));
  assert.equal(near.length, 5);
});
