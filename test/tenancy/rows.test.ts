import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import type { Nobody } from '../../src/db/actor.ts';
import { databaseRoleOf } from '../../src/db/actor.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { testPlace } from '../support/cluster.ts';
import { fillWorld, inserted, type Row, readTableFacts, type World } from '../support/full-office.ts';

const place = await testPlace();
const owner = new pg.Client({ connectionString: place.ownerUrl });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
const db = place.open();
after(async () => {
  await owner.end();
  await db.close();
});

const tables = await readTableFacts(owner);
const ours = await fillWorld(owner, tables);
const oursToo = await fillWorld(owner, tables, ours.institute);
const theirs = await fillWorld(owner, tables);

/** Tables that are no institute's: a user stands in several, and the door sees all. */
const ofNobody = new Set(['institutes', 'users', 'sessions', 'one_time_links', 'sign_in_attempts']);
const tenantTables = [...tables.keys()].filter((name) => !ofNobody.has(name));

const actorOf = (role: Role, world: World, more: Partial<Actor> = {}): Actor => ({
  membershipId: String(world.rows.get('memberships')!.id),
  userId: String(world.rows.get('users')!.id),
  name: 'Someone',
  role,
  duties: [role],
  institute: { id: world.institute, code: '' },
  institutes: [world.institute],
  partnerships: [],
  scope: null,
  language: 'fr',
  ...more,
});

const staff = actorOf('programme_officer', ours);
const partner = actorOf('partner_coordinator', ours, { partnerships: [ours.partnership] });
const auditor = actorOf('auditor', ours, { scope: { outcomes: [ours.outcome], years: [ours.year] } });
const donor = actorOf('donor_officer', ours, {
  institute: null,
  institutes: [ours.institute, theirs.institute],
});
const visitor: Nobody = { role: 'visitor' };

const belonging = (table: string, world: World): string => {
  const { columns } = tables.get(table)!;
  const tenant = columns.find(({ name }) => name === 'institute_id' || name === 'chain')!.name;
  return `${tenant} = '${world.institute}'`;
};

/** The rows of one world by their key, where an institute has several worlds. */
const exactly = (table: string, world: World): string => {
  const row = world.rows.get(table)!;
  return tables
    .get(table)!
    .key.map((column) => `${column}::text = '${String(row[column])}'`)
    .join(' and ');
};

/** What a statement comes to under the actor's role: a number of rows, or `refused`; nothing is kept. */
const attempt = async (actor: Actor | Nobody, statement: string): Promise<number | 'refused'> =>
  db.write(
    actor,
    async (tx) => {
      try {
        const { rows, numAffectedRows } = await sql.raw<{ n: number }>(statement).execute(tx);
        return numAffectedRows === undefined ? Number(rows[0]?.n) : Number(numAffectedRows);
      } catch (error) {
        if ((error as { code?: string }).code === '42501') return 'refused';
        throw error;
      }
    },
    () => false,
  );

const count = (actor: Actor | Nobody, table: string, where: string): Promise<number | 'refused'> =>
  attempt(actor, `select count(*)::int as n from ${table} where ${where}`);

const mayDo = async (actor: Actor | Nobody, table: string, what: string): Promise<boolean> => {
  const { rows } = await owner.query<{ may: boolean }>(
    `select has_table_privilege($1, $2, $3) or ($3 in ('select', 'insert', 'update') and has_any_column_privilege($1, $2, $3)) as may`,
    [databaseRoleOf(actor), table, what],
  );
  return rows[0]!.may;
};

/** A column that the role may change, if there is one. */
const changeable = async (actor: Actor | Nobody, table: string): Promise<string | undefined> => {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $2::regclass and attnum > 0 and not attisdropped
        and has_column_privilege($1, $2, attname, 'update') order by attnum limit 1`,
    [databaseRoleOf(actor), table],
  );
  return rows[0]?.name;
};

/** Nothing of `where` is seen, changed, added or removed; returns what was found to be possible. */
const breaches = async (actor: Actor | Nobody, table: string, where: string, row: Row): Promise<string[]> => {
  const found: string[] = [];
  const note = (what: string, result: number | 'refused'): void => {
    if (result !== 'refused' && result > 0) found.push(`${actor.role} can ${what} ${result} of ${table}`);
  };
  note('see', await count(actor, table, where));
  const column = await changeable(actor, table);
  if (column)
    note('change', await attempt(actor, `update ${table} set ${column} = ${column} where ${where}`));
  if (await mayDo(actor, table, 'delete'))
    note('remove', await attempt(actor, `delete from ${table} where ${where}`));
  if (await mayDo(actor, table, 'insert')) note('add', await attempt(actor, inserted(table, row)));
  return found;
};

test('every table of an institute is filled for all three worlds, so that the tests below prove something', () => {
  assert.ok(tenantTables.length > 50, `${tenantTables.length} tables`);
  for (const world of [ours, oursToo, theirs])
    assert.deepEqual([...world.rows.keys()].sort(), [...tables.keys()]);
});

test('staff see their own row in every table that their role may read', async () => {
  for (const table of tenantTables) {
    if (!(await mayDo(staff, table, 'select'))) continue;
    const seen = await count(staff, table, belonging(table, ours));
    assert.ok(Number(seen) > 0, `${table}: ${seen}`);
  }
});

for (const actor of [staff, partner, auditor, visitor]) {
  test(`a ${actor.role} sees, changes, adds and removes nothing of another institute`, async () => {
    const found: string[] = [];
    for (const table of tenantTables)
      found.push(...(await breaches(actor, table, belonging(table, theirs), theirs.rows.get(table)!)));
    assert.deepEqual(found, []);
  });
}

test('an institute cannot rename another', async () => {
  assert.equal(await attempt(staff, `update institutes set name = name where id = '${theirs.institute}'`), 0);
  assert.equal(await attempt(staff, `update institutes set name = name where id = '${ours.institute}'`), 1);
});

test('people are seen by their own institute and themselves only, and never their password', async () => {
  const [mine, other] = [ours, theirs].map(({ rows }) => `id = '${rows.get('users')!.id}'`) as [
    string,
    string,
  ];
  for (const actor of [staff, partner, auditor, donor]) {
    assert.equal(await count(actor, 'users', mine), 1, actor.role);
    assert.equal(await count(actor, 'users', other), 0, actor.role);
    assert.equal(await count(actor, 'users', 'password_hash is not null'), 'refused', actor.role);
  }
  assert.equal(await count(visitor, 'users', 'true'), 'refused');
});

test('only the door reads sessions, links and the throttle', async () => {
  for (const table of ['one_time_links', 'sign_in_attempts'])
    for (const actor of [staff, partner, auditor, donor, visitor])
      assert.equal(await count(actor, table, 'true'), 'refused', `${actor.role} ${table}`);
  const hashes = 'token_hash is not null';
  for (const actor of [staff, partner, auditor, donor, visitor])
    assert.equal(await count(actor, 'sessions', hashes), 'refused', actor.role);
});

/** Whose rows belong to one partnership, and are the partner's to see only there. */
const ofPartnerships = tenantTables.filter((name) =>
  tables.get(name)!.columns.some((column) => column.name === 'partnership_id'),
);

test('a partner sees, changes and adds nothing of another partnership of the same institute', async () => {
  const found: string[] = [];
  for (const table of [...ofPartnerships, 'partnerships', 'organisations'])
    found.push(...(await breaches(partner, table, exactly(table, oursToo), oursToo.rows.get(table)!)));
  assert.deepEqual(found, []);
  assert.equal(await count(partner, 'audit_payloads', exactly('audit_payloads', oursToo)), 0);
  assert.equal(await count(partner, 'audit_payloads', exactly('audit_payloads', ours)), 1);
});

test('a partner sees its own rows wherever its role may read rows of a partnership', async () => {
  for (const table of [...ofPartnerships, 'partnerships', 'organisations']) {
    // A membership and the locks of the trail are seen as oneself, not as a partnership.
    if (table === 'memberships' || !(await mayDo(partner, table, 'select'))) continue;
    assert.equal(await count(partner, table, exactly(table, ours)), 1, table);
  }
});

/** The money, the results and the activities: of these an auditor sees what is under control and no more. */
const underControl = [
  'activities',
  'activity_trainings',
  'activity_exchanges',
  'activity_organisations',
  'activity_supports',
  'supported_post_shares',
  'activity_senior_trainings',
  'senior_training_uses',
  'activity_multilaterals',
  'activity_belgian_awareness',
  'campaign_days',
  'activity_holdings',
  'activity_cancellations',
  'participant_counts',
  'measurements',
  'budget_amounts',
  'transactions',
  'expenses',
  'control_questions',
  'control_replies',
  'control_decisions',
];

test('an auditor sees the figures of the outcomes and years under control, and no others', async () => {
  for (const table of underControl) {
    assert.equal(await count(auditor, table, exactly(table, ours)), 1, table);
    assert.equal(await count(auditor, table, exactly(table, oursToo)), 0, table);
    const elsewhen = { ...auditor, scope: { outcomes: [ours.outcome], years: [ours.year - 1] } };
    assert.equal(await count(elsewhen, table, exactly(table, ours)), 0, table);
  }
});

/** All that an auditor writes beside the trail: questions of the control, and what it decides of them. */
const auditorAsks = ['control_questions', 'control_decisions'];

test('an auditor adds to the trail and to the questions of the control, a donor to the trail alone', async () => {
  const trail = ['audit_entries', 'audit_heads', 'audit_payloads', 'command_receipts'];
  for (const actor of [auditor, donor])
    for (const table of tenantTables.filter((name) => !trail.includes(name)))
      for (const what of ['insert', 'update', 'delete']) {
        const asks = actor === auditor && what === 'insert' && auditorAsks.includes(table);
        assert.equal(await mayDo(actor, table, what), asks, `${actor.role} ${what} ${table}`);
      }
});

test('an auditor asks and decides in its own name, within the outcomes and years under control', async () => {
  const me = auditor.membershipId;
  const question = { ...ours.rows.get('control_questions')!, asked_by: me };
  const decision = { ...ours.rows.get('control_decisions')!, decided_by: me };
  assert.equal(await attempt(auditor, inserted('control_questions', question)), 1);
  assert.equal(await attempt(auditor, inserted('control_decisions', decision)), 1);
  const other = newId();
  const elsewhere = { outcomes: `{${oursToo.outcome}}`, years: `{${ours.year}}` };
  for (const refused of [
    inserted('control_questions', { ...question, asked_by: other }),
    inserted('control_questions', { ...question, ...elsewhere }),
    inserted('control_questions', { ...question, outcomes: `{${ours.outcome},${oursToo.outcome}}` }),
    inserted('control_questions', { ...question, years: `{${ours.year + 1}}` }),
    inserted('control_decisions', { ...decision, decided_by: other }),
    inserted('control_decisions', { ...oursToo.rows.get('control_decisions')!, decided_by: me }),
    inserted('control_replies', ours.rows.get('control_replies')!),
  ])
    assert.equal(await attempt(auditor, refused), 'refused', refused);
});

test('the institute replies to the control and neither asks nor decides in its place; partners and donor see nothing of it', async () => {
  assert.equal(await attempt(staff, inserted('control_replies', ours.rows.get('control_replies')!)), 1);
  for (const table of auditorAsks)
    assert.equal(await attempt(staff, inserted(table, ours.rows.get(table)!)), 'refused', table);
  for (const actor of [partner, donor])
    for (const table of [...auditorAsks, 'control_replies'])
      assert.equal(await count(actor, table, 'true'), 'refused', `${actor.role} ${table}`);
});

test('a donor sees what was filed, of every institute, and nothing else that an institute has', async () => {
  for (const world of [ours, theirs]) {
    assert.equal(await count(donor, 'filings', exactly('filings', world)), 1);
    for (const table of tenantTables.filter((name) => !donorReads.has(name)))
      assert.ok([0, 'refused'].includes(await count(donor, table, exactly(table, world))), table);
  }
});

/** Beside the filings: where a chain ends (to lock it), and what the donor is. */
const donorReads = new Set(['filings', 'audit_heads', 'memberships']);

test('a receipt is read again by whoever performed the command, and by staff', async () => {
  const own = { membershipId: String(ours.rows.get('command_receipts')!.membership_id) };
  for (const actor of [partner, auditor, donor]) {
    assert.equal(await count(actor, 'command_receipts', belonging('command_receipts', ours)), 0, actor.role);
    const performer = { ...actor, ...own };
    assert.equal(
      await count(performer, 'command_receipts', exactly('command_receipts', ours)),
      1,
      actor.role,
    );
  }
});

test('nobody at the public page reads a row of any institute', async () => {
  const seen: string[] = [];
  for (const table of tables.keys()) if (await mayDo(visitor, table, 'select')) seen.push(table);
  assert.deepEqual(seen, ['institutes']);
});

test('a transaction without an actor’s settings sees nothing at all', async () => {
  const bare = { role: 'programme_officer' } as unknown as Nobody;
  for (const table of tenantTables) {
    if (await mayDo(staff, table, 'select'))
      assert.equal(await count(bare, table, belonging(table, ours)), 0, table);
  }
});
