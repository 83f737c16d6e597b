import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Hono } from 'hono';
import { NotAllowed, NotFound } from '../kernel/problem.ts';
import { wordsIn } from '../text/words.ts';
import { errorAnswer } from './error-edge.tsx';

const assets = { stylesheet: '/s.css', script: '/s.js', gridScript: '/g.js', files: new Map() };
const coded = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`trouble ${code}`), { code, ...more });

/** What a person is shown where a page throws `error`, and what is logged of it. */
const shown = async (error: Error): Promise<{ status: number; text: string; logged: string }> => {
  const log = mock.method(console, 'error', () => {});
  const app = new Hono();
  app.get('/', () => {
    throw error;
  });
  app.onError((thrown, c) => errorAnswer(thrown, c, assets));
  const answer = await app.request('/', { headers: { 'accept-language': 'en' } });
  const logged = log.mock.calls.map(({ arguments: words }) => words.join(' ')).join('\n');
  log.mock.restore();
  return { status: answer.status, text: await answer.text(), logged };
};

const { t } = wordsIn('en');

test('a database that does not answer is said to be away, whatever way it went', async () => {
  for (const error of [
    coded('ECONNREFUSED'),
    coded('ENOENT', { syscall: 'connect' }),
    coded('57P01'),
    coded('57P03'),
    coded('08006'),
    new Error('Connection terminated unexpectedly'),
  ]) {
    const { status, text, logged } = await shown(error);
    assert.equal(status, 503, error.message);
    assert.ok(text.includes(t('page.database-away')));
    assert.equal(logged, '');
  }
});

test('a full disk, ours or the database’s, is told to the person and to the log', async () => {
  for (const code of ['ENOSPC', 'EDQUOT', '53100']) {
    const { status, text, logged } = await shown(coded(code));
    assert.equal(status, 507);
    assert.ok(text.includes(t('page.disk-full')));
    assert.match(logged, /disk is full/);
  }
});

test('what we did not expect shows a reference and no detail; the log has both', async () => {
  const { status, text, logged } = await shown(coded('ENOENT', { path: '/secret/place' }));
  assert.equal(status, 500);
  assert.doesNotMatch(text, /trouble|ENOENT|secret/);
  const reference = /\[([0-9a-f]{8})\]/.exec(logged)![1]!;
  assert.ok(text.includes(reference));
});

test('what is not there or not allowed is a page of its own, and no trouble for the log', async () => {
  for (const [error, status] of [
    [new NotFound(), 404],
    [new NotAllowed({ key: 'problem.not-your-role' }), 403],
  ] as const) {
    const answer = await shown(error);
    assert.deepEqual([answer.status, answer.logged], [status, '']);
  }
});
