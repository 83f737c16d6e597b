import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { databaseRoleOf } from './actor.ts';
import { overClient, type Tx } from './transaction.ts';

const standing = `set role ${databaseRoleOf({ role: 'doorkeeper' })}; set default_transaction_read_only = on`;

/**
 * A connection of the door takes the door's role once and for good and never writes; it is lent to nothing else. Where
 * that failed it has no rights at all: the application's login owns nothing and inherits nothing.
 */
export const standAtTheDoor = (client: PoolClient): void => {
  client.query(standing).catch(() => {});
};

/**
 * Runs `fn`, which asks one statement, without a transaction around it. The statement is prepared once a connection:
 * it is the one that every request begins with, and planning it costs more than answering it.
 */
export const askAtTheDoor = async <T>(pool: Pool, fn: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  const prepared = (text: string, values: readonly unknown[]) =>
    client.query({ name: nameOf(text), text, values: [...values] });
  try {
    return await fn(overClient({ query: prepared as PoolClient['query'] }));
  } finally {
    client.release();
  }
};

const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 20);
