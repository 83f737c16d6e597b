import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unread } from '../../test/support/relais-program.ts';

test('a verb whose reader has left ends as it would have, without a word', async () => {
  assert.deepEqual(await unread(['--help'], {}), { code: 0, err: '' });
});
