import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import { utcText } from './journal.ts';

/**
 * The moment that a story tells its entry to be of, or that of the chain's last entry where this is later, so that a
 * chain's times rise; until the end of the transaction it is also the moment of the rows (migration 0249).
 * The chain is locked. @throws Error where the moment lies ahead of the clock.
 */
export const tellMoment = async (tx: Tx, chain: string, moment: Temporal.Instant): Promise<string> => {
  const told = sql`${moment.toString()}::timestamptz`;
  const { rows } = await sql<{ at: string; isAhead: boolean }>`
    select set_config('relais.moment', ${utcText(sql`greatest(${told}, last_at)`)}, true) as at,
        ${told} > clock_timestamp() as "isAhead"
      from audit_heads where chain = ${chain}`.execute(tx);
  const { at, isAhead } = rows[0]!;
  if (isAhead) throw new Error(`Nothing can be entered ahead of the clock: ${moment.toString()}`);
  return at;
};
