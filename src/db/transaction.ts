import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import pg from 'pg';
import type { Actor } from '../kernel/actor.ts';
import { databaseRoleOf, type Nobody } from './actor.ts';
import type { Schema } from './schema.ts';

/** One open transaction: typed queries under the actor's role and settings. */
export type Tx = Kysely<Schema>;

type Mode = 'read' | 'write';

/**
 * Runs `fn` in one transaction under the actor's database role. Begin, role and settings travel together with the
 * first statement (the connection is pipelined), the end of a read with nothing waiting for it.
 * `write` commits when `keep(result)` is true and rolls back otherwise; a read never changes anything.
 */
export const inTransaction = async <T>(
  pool: Pool,
  actor: Actor | Nobody,
  mode: Mode,
  fn: (tx: Tx) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> => {
  const client = await pool.connect();
  const opened = open(client, actor, mode);
  opened.catch(() => {});
  try {
    // A write waits: no statement of its may ever run outside its transaction and role.
    if (mode === 'write') await opened;
    const result = await fn(overClient(client));
    await opened;
    if (mode === 'read') return releaseAfter(client, 'commit', result);
    await client.query(keep(result) ? 'commit' : 'rollback');
    client.release();
    return result;
  } catch (error) {
    return releaseAfter(client, 'rollback', Promise.reject(error));
  }
};

/** The connection goes back once its transaction has ended; one that cannot end it is thrown away. */
const releaseAfter = <T>(client: PoolClient, end: 'commit' | 'rollback', result: T): T => {
  client.query(end).then(
    () => client.release(),
    (failure: Error) => client.release(failure),
  );
  return result;
};

const open = async (client: PoolClient, actor: Actor | Nobody, mode: Mode): Promise<void> => {
  const statements = [client.query(opening(actor, mode))];
  if (databaseRoleOf(actor) === 'relais_partner') statements.push(client.query(whereItWorks));
  await Promise.all(statements);
};

/**
 * Row security asks of each row whether the partner works in its outcome: what its own rows say is read once a transaction.
 * Prepared once a connection, as planning it costs more than answering it.
 */
const whereItWorks = {
  name: 'where-it-works',
  text: `select set_config('relais.outcomes', array(select outcome_id from outcomes_worked_in)::text, true)`,
};

const opening = (actor: Actor | Nobody, mode: Mode): string => {
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin';
  const settings = 'institutes' in actor ? tenancySettings(actor) : '';
  return `${begin}; set local role ${databaseRoleOf(actor)}; ${settings}`;
};

const tenancySettings = (actor: Actor): string => {
  const settings: Record<string, string> = {
    'relais.institutes': arrayLiteral(actor.institutes),
    'relais.partnerships': arrayLiteral(actor.partnerships),
    'relais.outcomes': arrayLiteral(actor.scope?.outcomes ?? []),
    'relais.years': arrayLiteral((actor.scope?.years ?? []).map(String)),
    'relais.items': arrayLiteral(actor.scope?.items ?? []),
    'relais.user': actor.userId,
    'relais.membership': actor.membershipId,
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
};

const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** Kysely wants a pool; inside a transaction there is one client, and nobody may release it but who opened it. */
export const overClient = (client: Pick<PoolClient, 'query'>): Tx => {
  const lent = { query: client.query.bind(client), release: () => {} };
  const pool = { connect: async () => lent, end: async () => {} } as unknown as PostgresPool;
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
};
