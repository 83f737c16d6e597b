import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/support/cluster.ts';

const db = await testDatabase();

const value = (text: string): Promise<unknown> =>
  db.read({ role: 'visitor' }, async (tx) => {
    const { rows } = await sql.raw<{ v: unknown }>(`select ${text} as v`).execute(tx);
    return rows[0]!.v;
  });

test('a bigint comes as a number as long as that is exact, and is refused beyond', async () => {
  assert.equal(await value('9007199254740991::bigint'), Number.MAX_SAFE_INTEGER);
  assert.equal(await value('(-9007199254740991)::bigint'), Number.MIN_SAFE_INTEGER);
  assert.equal(await value('(select sum(x)::bigint from (values (1::bigint), (2)) t (x))'), 3);
  for (const unsafe of ['9007199254740992', '-9007199254740992', '9223372036854775807'])
    await assert.rejects(value(`(${unsafe})::bigint`), RangeError);
});

test('after a value was refused the connection serves the next', async () => {
  await assert.rejects(value('9223372036854775807::bigint'), RangeError);
  assert.equal(await value('1::bigint'), 1);
});

test('decimals stay exact text, days stay days', async () => {
  assert.equal(await value('0.10000000000000000000000001::numeric'), '0.10000000000000000000000001');
  assert.equal(await value(`'2024-02-29'::date`), '2024-02-29');
});

test('an instant keeps its microseconds, whatever zone the session has', async () => {
  const instant = await value(`'2024-02-29 23:59:59.123456+05:45'::timestamptz`);
  assert.ok(instant instanceof Temporal.Instant);
  assert.equal(instant.toString(), '2024-02-29T18:14:59.123456Z');
});

test('null is null in every type', async () => {
  for (const type of ['bigint', 'numeric', 'date', 'timestamptz', 'text', 'jsonb'])
    assert.equal(await value(`null::${type}`), null);
});
