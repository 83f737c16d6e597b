import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { newToken } from '../../../secrets/token.ts';

/**
 * The token of a link to a new password, good for a day, for someone who works for this institute and nowhere else;
 * undefined for others, whose link would open another institute's doors: they ask for one by mail.
 */
export const makePasswordLink = (
  db: Database,
  userId: string,
  instituteId: string,
): Promise<string | undefined> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    const memberships = await tx
      .selectFrom('memberships')
      .select('institute_id')
      .where('user_id', '=', userId)
      .execute();
    const isOnlyHere = memberships.every(({ institute_id }) => institute_id === instituteId);
    if (memberships.length === 0 || !isOnlyHere) return undefined;
    const { token, hash } = newToken();
    await sql`insert into one_time_links (token_hash, user_id, purpose, expires_at)
      values (${hash}, ${userId}, 'password', clock_timestamp() + interval '1 day')`.execute(tx);
    return token;
  });
