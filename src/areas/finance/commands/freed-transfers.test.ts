import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { euros, partnerPurse } from '../../../../test/support/partner-purse.ts';

const db = await testDatabase();

test('what arrived in the currency in which it was sent bears nothing: what was spent justifies it as before', async () => {
  const { moved, spend, borneOf, open, cash } = await partnerPurse(db);
  const hall = await spend('2026-02-01', euros(8_000_00));
  await moved('disbursement', '2026-01-10', 10_000_00, euros(10_000_00));
  assert.deepEqual(await borneOf(hall), []);
  await moved('reimbursement', '2026-03-01', 500_00, euros(500_00));
  await spend('2026-03-02', euros(100_00));
  assert.deepEqual(
    (await open()).map(({ openMinor }) => openMinor),
    [1_400_00],
  );
  assert.equal((await cash()).left, 1_400_00);
});
