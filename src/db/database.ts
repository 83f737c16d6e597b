import pg from 'pg';
import type { Actor } from '../kernel/actor.ts';
import type { Nobody } from './actor.ts';
import { isDatabaseAway } from './away.ts';
import { askAtTheDoor, standAtTheDoor } from './door.ts';
import { inTransaction, type Tx } from './transaction.ts';
import { columnTypes } from './types.ts';

/** The only way to the rows: one transaction a call, under the actor's role. The pool never leaves this folder. */
export type Database = {
  /** A consistent, read-only view for one page or report. */
  read<T>(actor: Actor | Nobody, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Used by `command/` (audited writes) and by the door (sessions, throttle) only; commits where `keep` says so. */
  write<T>(actor: Actor | Nobody, fn: (tx: Tx) => Promise<T>, keep?: (result: T) => boolean): Promise<T>;
  /** One statement under the door's role with no transaction around it: who stands behind a request. */
  ask<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  connections?: number | undefined;
  /** Milliseconds that a call waits for a connection to be free before the server counts as away. */
  patience?: number | undefined;
  /** Called when the server did not answer: the embedded one is started again, for the next call. */
  onAway?: () => void;
};

/** Opens a pool on `url`. Statements are bounded in time, an idle transaction is ended by the server. */
export const openDatabase = ({
  url,
  connections = 10,
  patience = 10_000,
  onAway,
}: DatabaseOptions): Database => {
  const bounded = {
    connectionString: url,
    types: columnTypes,
    // Statements are sent without waiting for the answer to the one before.
    pipeline: true,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: patience,
    application_name: 'relais',
  };
  const pool = listenedTo(new pg.Pool({ ...bounded, max: connections }));
  const door = listenedTo(new pg.Pool({ ...bounded, max: Math.min(3, connections) }));
  door.on('connect', standAtTheDoor);
  const noticing = <T>(running: Promise<T>): Promise<T> =>
    running.catch((error: unknown) => {
      if (isDatabaseAway(error)) onAway?.();
      throw error;
    });
  return {
    read: (actor, fn) => noticing(inTransaction(pool, actor, 'read', fn)),
    write: (actor, fn, keep) => noticing(inTransaction(pool, actor, 'write', fn, keep)),
    ask: (fn) => noticing(askAtTheDoor(door, fn)),
    close: async () => {
      await Promise.all([pool.end(), door.end()]);
    },
  };
};

/**
 * A connection that the server ends is replaced at the next call; without a listener it would end the program: the pool
 * listens to idle ones, a connection in use between two statements needs a listener of its own.
 */
const listenedTo = (pool: pg.Pool): pg.Pool => {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};
