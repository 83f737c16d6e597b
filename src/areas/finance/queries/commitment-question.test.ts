import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers } from '../../../../test/support/agreed-transfers.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { commitmentQuestion } from './commitment-question.ts';

const db = await testDatabase();

test('commitments: agreed, planned, approved and paid by agreement, also as of an entry before', async () => {
  const { planned, ask, decide, sent, pay, now, finance } = await agreedTransfers(db);
  const first = await planned(4_000_00, { conditions: [] });
  const { programmeId, agreement, partner, version: before } = await now(first.id);
  const { id } = await planned(1_000_00, { conditions: [] });
  await ask(first.id);
  await decide(first.id, 'approved');
  await pay(first.id, (await sent(3_900_00)).id);
  const figures = async (by: string[], asOf?: number) => {
    const answer = await db.read(finance, (tx) =>
      commitmentQuestion.ask(tx, finance.institute!.id, { programmeId, by, asOf }),
    );
    return answer.rows.map(({ at, figures: found }) => [at, found]);
  };
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const all = { planned: eur(5_000_00), approved: eur(4_000_00), paid: eur(3_900_00) };
  assert.deepEqual(await figures(['agreement']), [[{ agreement }, { agreed: eur(10_000_00), ...all }]]);
  assert.deepEqual(await figures(['partner', 'currency']), [
    [
      { partner, currency: 'EUR' },
      { agreed: null, ...all },
    ],
  ]);
  const earlier = { agreed: eur(10_000_00), planned: eur(4_000_00), approved: eur(0), paid: eur(0) };
  assert.deepEqual(await figures(['agreement'], before), [[{ agreement }, earlier]]);
  assert.equal((await now(id)).state, 'planned');
});
