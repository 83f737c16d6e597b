import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { sessionDays } from '../rules/session-days.ts';

/** Moves a session's last sight and end forward; at most once a minute, whoever asks. Gives back how long it lives now. */
export const prolongSession = async (db: Database, hash: Buffer): Promise<number> => {
  await db.write({ role: 'doorkeeper' }, (tx) =>
    sql`update sessions set seen_at = clock_timestamp(),
        expires_at = clock_timestamp() + make_interval(days => ${sessionDays})
      where token_hash = ${hash} and expires_at > clock_timestamp()
        and seen_at < clock_timestamp() - interval '1 minute'`.execute(tx),
  );
  return sessionDays;
};
