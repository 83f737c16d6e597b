import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { hashPassword } from '../../../secrets/password.ts';
import { newToken, tokenHash } from '../../../secrets/token.ts';
import { passwordProblem } from '../rules/password-strength.ts';
import { sessionDays } from '../rules/session-days.ts';
import type { SignedIn } from './sign-in.ts';

const door = { role: 'doorkeeper' } as const;

/**
 * Sets the password of the person a link was made for and signs them in. The link works once; a new password ends
 * every other session and every other link of that person.
 */
export const useOneTimeLink = async (db: Database, token: string, password: string): Promise<SignedIn> => {
  const problem = passwordProblem(password);
  if (problem) return { ok: false, problem };
  // Before the transaction: argon2 takes its time, a transaction does not wait.
  const passwordHash = await hashPassword(password);
  const session = newToken();
  const used = await db.write(door, async (tx) => {
    const { rows } = await sql<{ user_id: string }>`
      update one_time_links l set used_at = clock_timestamp() from users u
       where l.token_hash = ${tokenHash(token)} and l.used_at is null and l.expires_at > clock_timestamp()
         and u.id = l.user_id and u.suspended_at is null
      returning l.user_id`.execute(tx);
    const userId = rows[0]?.user_id;
    if (!userId) return false;
    await tx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
    await tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
    await sql`update one_time_links set used_at = clock_timestamp() where user_id = ${userId} and used_at is null`.execute(
      tx,
    );
    await sql`insert into sessions (token_hash, user_id, expires_at)
      values (${session.hash}, ${userId}, clock_timestamp() + make_interval(days => ${sessionDays}))`.execute(
      tx,
    );
    return true;
  });
  if (!used) return { ok: false, problem: { key: 'people.link-not-valid' } };
  return { ok: true, token: session.token, days: sessionDays };
};
