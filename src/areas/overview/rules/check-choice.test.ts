import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../rulebook/rules/rule.ts';
import { chosenChecks, pageOfList } from './check-choice.ts';

const said = (ruleId: string, verdict: Verdict) => ({ check: { ruleId, verdict } });
const checks = [
  said('b', 'informs'),
  said('a', 'ok'),
  said('c', 'warns'),
  said('b', 'blocks'),
  said('a', 'settled'),
  said('a', 'blocks'),
];
const short = (list: readonly ReturnType<typeof said>[]) =>
  list.map(({ check }) => `${check.verdict} ${check.ruleId}`);

const cases = [
  ['all that wants a look, the worst first', {}, ['blocks a', 'blocks b', 'warns c', 'informs b']],
  ['one severity', { verdict: 'blocks' }, ['blocks a', 'blocks b']],
  ['one rule', { ruleId: 'b' }, ['blocks b', 'informs b']],
  ['both', { verdict: 'informs', ruleId: 'b' }, ['informs b']],
  ['an empty choice is none', { verdict: '', ruleId: '' }, ['blocks a', 'blocks b', 'warns c', 'informs b']],
  ['what is kept is not listed, even when asked for', { verdict: 'ok' }, []],
] as const;

for (const [name, choice, expected] of cases)
  test(`checks are narrowed: ${name}`, () => assert.deepEqual(short(chosenChecks(checks, choice)), expected));

test('a page beyond the list is the last one, and what is no number is the first', () => {
  const list = [1, 2, 3, 4, 5];
  assert.deepEqual(pageOfList(list, 2, 2), { at: 2, last: 3, rows: [3, 4] });
  assert.deepEqual(pageOfList(list, 9, 2), { at: 3, last: 3, rows: [5] });
  assert.deepEqual(pageOfList(list, Number.NaN, 2).rows, [1, 2]);
  assert.deepEqual(pageOfList(list, 0, 2).rows, [1, 2]);
  assert.deepEqual(pageOfList([], 1), { at: 1, last: 1, rows: [] });
});
