import pg from 'pg';
import { overClient, type Tx } from './transaction.ts';
import { columnTypes } from './types.ts';

/** A connection as the owner of the tables, outside the pool: migrations, backup, restore, the trail as a whole. */
export const withOwner = async <T>(ownerUrl: string, fn: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    types: columnTypes,
    application_name: 'relais owner',
  });
  // What breaks the connection also breaks the query that waits; without a listener it would end the program.
  owner.on('error', () => {});
  await owner.connect();
  try {
    return await fn(owner);
  } finally {
    await owner.end();
  }
};

/** One consistent, read-only look at everything, of every institute. For the command line, never for a page. */
export const readAsOwner = <T>(ownerUrl: string, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  withOwner(ownerUrl, async (owner) => {
    await owner.query('begin isolation level repeatable read read only; set local role relais_owner');
    const result = await fn(overClient(owner));
    await owner.query('commit');
    return result;
  });
