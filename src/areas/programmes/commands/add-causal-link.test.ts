import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { lockChain } from '../../../command/journal.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { causalLinksOf } from '../queries/theories.ts';
import { addCausalLink } from './add-causal-link.ts';
import { addOutput } from './add-output.ts';

const db = await testDatabase();
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

test('of two causal links entered at the same moment that would close a circle, the second is refused', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const output = async (code: string) => {
    const input = { outcomeId, code, title: said(code), actions: ['A2'] };
    return { kind: 'output', id: (await doing(db, cast.system, addOutput, input)).id };
  };
  const [one, other] = [await output('R8'), await output('R9')];
  const enter = (from: object, to: object) =>
    perform(db, cast.as('programme_officer'), addCausalLink, newId(), {
      ...{ programmeId, from, to },
      reason: said('Ainsi'),
    });
  // Both have begun before either may read: a third holds the institute's chain until they wait for it.
  const both = await db.write(cast.system, async (tx) => {
    await lockChain(tx, cast.institute.id);
    const begun = Promise.all([enter(one, other), enter(other, one)]);
    await twoWait();
    return { begun };
  });
  const performed = await both.begun;
  assert.deepEqual(performed.map(({ done }) => done).sort(), [false, true]);
  const refused = performed.find(({ done }) => !done);
  assert.deepEqual(refused, {
    done: false,
    fields: { to: [{ key: 'programmes.theory-link-circle' }] },
  });
  const links = await db.read(cast.system, (tx) => causalLinksOf(tx, cast.institute.id, programmeId));
  assert.equal(links.length, 1);
});

const twoWait = async (): Promise<void> => {
  const waiting = sql<{ count: number }>`select count(distinct pid)::int as count from pg_locks
    where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`;
  for (let asked = 0; asked < 5_000; asked += 1) {
    const { rows } = await db.ask((tx) => waiting.execute(tx));
    if (rows[0]!.count >= 2) return;
  }
  assert.fail('both were done without waiting for the chain');
};
