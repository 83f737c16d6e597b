import { sql } from 'kysely';
import pg from 'pg';
import type { Nobody } from '../../src/db/actor.ts';
import { databaseRoleOf } from '../../src/db/actor.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { testPlace } from './cluster.ts';
import { fillWorld, inserted, type Row, readTableFacts, type World } from './full-office.ts';

/**
 * A database with a row in every table for three worlds, two of them in one institute, the people who look at them, and
 * what a statement comes to under each one's role.
 */
export const openWorlds = async () => {
  const place = await testPlace();
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  // The database is dropped before this file's own hooks run.
  owner.on('error', () => {});
  await owner.connect();
  const db = place.open();

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
  const breaches = async (
    actor: Actor | Nobody,
    table: string,
    where: string,
    row: Row,
  ): Promise<string[]> => {
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
  const close = async () => {
    await owner.end();
    await db.close();
  };
  return {
    owner,
    ours,
    oursToo,
    theirs,
    tables,
    tenantTables,
    staff,
    partner,
    auditor,
    donor,
    visitor,
    belonging,
    exactly,
    attempt,
    count,
    mayDo,
    breaches,
    close,
  };
};
