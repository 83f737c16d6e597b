import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { addCausalLink } from '../commands/add-causal-link.ts';
import { addOutput } from '../commands/add-output.ts';
import { removeOutput } from '../commands/remove-output.ts';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const output = { outcomeId, code: 'R8', title: said('Cadres formés deux fois'), actions: ['A2'] };
  const { id } = await doing(db, cast.system, addOutput, output);
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const page = paths.theory({ id: programmeId });
  return { cast, programmeId, outcomeId, id, me, page, remove: paths.removeOutput({ id }) };
};

test('an output entered by mistake is removed while nothing hangs on it; the history of its outcome keeps it', async () => {
  const { me, page, outcomeId, remove } = await prepared();
  assert.match((await me.get(page)).text, new RegExp(remove));
  assert.match((await me.get(remove)).text, /R8[\s\S]*Cadres formés deux fois/);
  assert.equal((await me.post(remove, { version: '1' })).status, 303);
  assert.doesNotMatch((await me.get(page)).text, /Cadres formés deux fois/);
  const history = await me.get(paths.history({ kind: 'outcome', id: outcomeId }));
  assert.match(history.text, /Cadres formés deux fois/);
  assert.equal((await me.get(remove)).status, 404);
});

test('an output on which a causal link hangs stays', async () => {
  const { cast, me, id, programmeId, outcomeId, remove } = await prepared();
  const next = { outcomeId, code: 'R9', title: said('Un réseau'), actions: ['A2'] };
  const { id: otherId } = await doing(db, cast.system, addOutput, next);
  const link = {
    from: { kind: 'output', id },
    to: { kind: 'output', id: otherId },
    reason: said('Ainsi'),
  };
  await doing(db, cast.system, addCausalLink, { programmeId, ...link });
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hangs on this output/);
});

test('every table that refers to outputs has its sentence', async () => {
  const { rows } = await db.read((await prepared()).cast.system, (tx) =>
    sql<{ name: string }>`
      select conname as name from pg_constraint where confrelid = 'outputs'::regclass order by 1`.execute(tx),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    Object.keys(removeOutput.constraints ?? {}).sort(),
  );
});

test('an output of a programme on which the donor decided stays', async () => {
  const { cast, me, programmeId, remove } = await prepared();
  await decided(db, cast, programmeId);
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /The donor decided/);
});

test('only who keeps programmes removes an output, in its own institute', async () => {
  const { cast, remove } = await prepared();
  assert.equal((await app.as(cast.as('finance_officer')).post(remove, { version: '1' })).status, 403);
  const other = (await makeCast(db)).as('programme_officer');
  assert.equal((await app.as(other).post(remove, { version: '1' })).status, 404);
});
