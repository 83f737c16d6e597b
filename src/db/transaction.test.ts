import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import type { Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import type { Nobody } from './actor.ts';
import type { Tx } from './transaction.ts';

// One connection: whatever a transaction left behind, the next one would find.
const db = (await testPlace()).open({ connections: 1 });
after(() => db.close());
const cast = await makeCast(db);
const officer = cast.as('programme_officer');
const visitor: Nobody = { role: 'visitor' };

const settings = [
  'relais.institutes',
  'relais.partnerships',
  'relais.outcomes',
  'relais.years',
  'relais.items',
  'relais.user',
  'relais.membership',
];

const standing = async (tx: Tx) => {
  const values = sql.join(settings.map((name) => sql`coalesce(current_setting(${name}, true), '')`));
  const { rows } = await sql<{ role: string; said: string[] }>`
    select current_user::text as role, array[${values}] as said`.execute(tx);
  return rows[0]!;
};

const organisation = (id: string) => ({
  institute_id: cast.institute.id,
  id,
  kind: 'national_union',
  name: 'A union',
  entry_no: 1,
});

const stands = (id: string): Promise<boolean> =>
  db.read(officer, async (tx) => {
    const row = await tx.selectFrom('organisations').select('id').where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  });

test('a transaction runs under the actor’s role and settings', async () => {
  const actor: Actor = cast.as('auditor', {
    partnerships: [newId()],
    scope: { outcomes: [newId()], years: [2024, 2025], items: ['rent, "hall"'] },
  });
  const { role, said } = await db.read(actor, standing);
  assert.equal(role, 'relais_auditor');
  assert.deepEqual(
    said.map((text) => text.replaceAll('"', '')),
    [
      `{${actor.institutes[0]}}`,
      `{${actor.partnerships[0]}}`,
      `{${actor.scope!.outcomes[0]}}`,
      '{2024,2025}',
      '{rent, \\hall\\}',
      actor.userId,
      actor.membershipId,
    ],
  );
});

test('a connection carries nothing over: neither role nor settings, after a commit, a rollback or an error', async () => {
  const before = await db.read(visitor, standing);
  assert.deepEqual(before, { role: 'relais_public', said: settings.map(() => '') });
  await db.read(officer, standing);
  await db.write(officer, standing);
  await db.write(officer, standing, () => false);
  await assert.rejects(db.write(officer, (tx) => sql`select 1 / 0`.execute(tx)));
  await assert.rejects(db.read(officer, (tx) => sql`select 1 / 0`.execute(tx)));
  assert.deepEqual(await db.read(visitor, standing), before);
});

test('a read cannot write, whoever asks', async () => {
  const id = newId();
  await assert.rejects(
    db.read(officer, (tx) => tx.insertInto('organisations').values(organisation(id)).execute()),
    { code: '25006' },
  );
  assert.equal(await stands(id), false);
});

test('a read sees one moment, also when something is written meanwhile', async () => {
  const two = (await testPlace()).open({ connections: 2 });
  const mine = (await makeCast(two)).as('programme_officer');
  const count = async (tx: Tx) =>
    Number((await sql<{ n: number }>`select count(*)::int as n from organisations`.execute(tx)).rows[0]!.n);
  const seen = await two.read(mine, async (tx) => {
    const first = await count(tx);
    await two.write(mine, (inner) =>
      inner
        .insertInto('organisations')
        .values({ ...organisation(newId()), institute_id: mine.institute!.id })
        .execute(),
    );
    return [first, await count(tx)];
  });
  assert.deepEqual(seen, [0, 0]);
  assert.equal(await two.read(mine, count), 1);
  await two.close();
});

test('a write stands where its result says so, and leaves nothing where it throws or is not kept', async () => {
  const [kept, dropped, broken] = [newId(), newId(), newId()];
  const insert = (id: string) => (tx: Tx) =>
    tx.insertInto('organisations').values(organisation(id)).execute();
  await db.write(officer, insert(kept));
  await db.write(officer, insert(dropped), () => false);
  await assert.rejects(
    db.write(officer, async (tx) => {
      await insert(broken)(tx);
      throw new Error('on purpose');
    }),
    /on purpose/,
  );
  assert.deepEqual([await stands(kept), await stands(dropped), await stands(broken)], [true, false, false]);
});

test('statements and idle transactions are bounded in time', async () => {
  const { rows } = await db.read(visitor, (tx) =>
    sql`select current_setting('statement_timeout') as statement,
               current_setting('idle_in_transaction_session_timeout') as idle`.execute(tx),
  );
  assert.deepEqual(rows, [{ statement: '30s', idle: '1min' }]);
  await assert.rejects(
    db.read(visitor, async (tx) => {
      await sql`set local statement_timeout = 20`.execute(tx);
      await sql`select pg_sleep(5)`.execute(tx);
    }),
    { code: '57014' },
  );
  assert.equal((await db.read(visitor, standing)).role, 'relais_public');
});

test('an id that is none opens nothing: the transaction fails before it sees a row', async () => {
  for (const bad of ['x', '{', '","', `'; reset role; --`, '']) {
    const actor = { ...officer, institutes: [bad, cast.institute.id] };
    await assert.rejects(
      db.read(actor, (tx) => tx.selectFrom('organisations').selectAll().execute()),
      {
        code: '22P02',
      },
    );
  }
});

test('a connection that dies between two statements fails its transaction and nothing else', async () => {
  const place = await testPlace();
  const lone = place.open({ connections: 1 });
  await assert.rejects(
    lone.read(visitor, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      const owner = new pg.Client({ connectionString: place.ownerUrl.replace('relais_owner', 'postgres') });
      await owner.connect();
      await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await owner.end();
      await sql`select 1`.execute(tx);
    }),
  );
  assert.equal((await lone.read(visitor, standing)).role, 'relais_public');
});

test('what is asked at the door runs under the door’s role, without a tenant, and never writes', async () => {
  await db.read(officer, standing);
  assert.deepEqual(await db.ask(standing), { role: 'relais_signin', said: settings.map(() => '') });
  const id = newId();
  await assert.rejects(
    db.ask((tx) => tx.insertInto('organisations').values(organisation(id)).execute()),
    /permission denied|read-only transaction/,
  );
  await assert.rejects(
    db.ask((tx) => tx.deleteFrom('sessions').execute()),
    /read-only transaction/,
  );
  assert.equal((await db.ask(standing)).role, 'relais_signin', 'an error changes nothing of that');
  assert.equal(await stands(id), false);
});
