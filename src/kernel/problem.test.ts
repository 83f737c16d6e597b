import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotAllowed, NotFound } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

test('a result is either the value or the problem', () => {
  const outcomes: Result<number>[] = [ok(3), fail({ key: 'finance.amount-not-positive' })];
  const shown = outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.problem.key));
  assert.deepEqual(shown, [3, 'finance.amount-not-positive']);
});

test('a refusal that is thrown carries the problem to show', () => {
  const problem = { key: 'finance.closed', args: { year: 2027 } };
  const refused = new NotAllowed(problem);
  assert.deepEqual(refused.problem, problem);
  assert.equal(refused.message, 'finance.closed');
  assert.ok(refused instanceof Error && !(refused instanceof NotFound));
  assert.equal(new NotFound().problem.key, 'page.not-found');
  assert.deepEqual(new NotFound(problem).problem, problem);
});
