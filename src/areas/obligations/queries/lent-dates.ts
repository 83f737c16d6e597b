import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

const lending = new WeakSet<Tx>();

/** What is asked while the donor is lent what its year is computed of (policy `donor_is_told_dates`); one within another is part of it. */
export const lent = async <Answer>(tx: Tx, ask: () => Promise<Answer>): Promise<Answer> => {
  if (lending.has(tx)) return ask();
  await sql`select set_config('relais.telling_dates', 'on', true)`.execute(tx);
  lending.add(tx);
  try {
    const answer = await ask();
    await sql`select set_config('relais.telling_dates', '', true)`.execute(tx);
    return answer;
  } finally {
    lending.delete(tx);
  }
};
