import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { passwordMatches } from '../../../secrets/password.ts';
import { newToken } from '../../../secrets/token.ts';
import { sessionDays } from '../rules/session-days.ts';

const door = { role: 'doorkeeper' } as const;

/** Ten tries in fifteen minutes for an address, and for a network address five times as many that failed: a whole office shares one. */
const limits = { minutes: 15, perEmail: 10, perAddress: 50 };

export type SignedIn = { ok: true; token: string; days: number } | { ok: false; problem: Problem };

/**
 * Opens a session. The answer is the same for an unknown address, a wrong password and a suspended person.
 * Not a command of the trail: at the door nobody is anyone yet; sessions keep who signed in and when.
 */
export const signIn = async (
  db: Database,
  attempt: { email: string; password: string; address: string },
): Promise<SignedIn> => {
  const email = attempt.email.trim().toLowerCase();
  const keys = { email: `email ${email}`, address: `address ${attempt.address}` };
  const found = await db.write(door, async (tx) => {
    if (await tooMany(tx, keys)) return 'throttled' as const;
    await tx
      .insertInto('sign_in_attempts')
      .values([{ key: keys.email }, { key: keys.address }])
      .execute();
    return tx
      .selectFrom('users')
      .select(['id', 'password_hash', 'suspended_at'])
      .where('email', '=', email)
      .executeTakeFirst();
  });
  if (found === 'throttled')
    return { ok: false, problem: { key: 'people.sign-in-throttled', args: { minutes: limits.minutes } } };
  // argon2 runs between the transactions: a transaction never waits for it.
  const matches = await passwordMatches(attempt.password, found?.password_hash ?? null);
  if (!found || !matches || found.suspended_at)
    return { ok: false, problem: { key: 'people.sign-in-refused' } };
  return { ok: true, days: sessionDays, token: await openSession(db, found.id, keys) };
};

const tooMany = async (tx: Tx, keys: { email: string; address: string }): Promise<boolean> => {
  await sql`delete from sign_in_attempts where at < clock_timestamp() - interval '1 day'`.execute(tx);
  const { rows } = await sql<{ key: string; tries: number }>`
    select key, count(*) as tries from sign_in_attempts
     where key in (${keys.email}, ${keys.address}) and at > clock_timestamp() - make_interval(mins => ${limits.minutes})
     group by key`.execute(tx);
  return rows.some(({ key, tries }) => tries >= (key === keys.email ? limits.perEmail : limits.perAddress));
};

/** One goes on as what one was last: of the sessions that stand, else of the visits that were kept. */
const actedAsLast = (userId: string) => sql`coalesce(
  (select membership_id from sessions where user_id = ${userId} order by seen_at desc limit 1),
  (select id from memberships where user_id = ${userId} and visit_seen_at is not null order by visit_seen_at desc limit 1))`;

const openSession = async (
  db: Database,
  userId: string,
  { email, address }: { email: string; address: string },
): Promise<string> => {
  const { token, hash } = newToken();
  await db.write(door, async (tx) => {
    await sql`insert into sessions (token_hash, user_id, membership_id, expires_at)
      values (${hash}, ${userId}, ${actedAsLast(userId)}, clock_timestamp() + make_interval(days => ${sessionDays}))`.execute(
      tx,
    );
    await tx.deleteFrom('sign_in_attempts').where('key', '=', email).execute();
    // Its own try alone: whoever knows one password must not clear the tries at others'.
    await sql`delete from sign_in_attempts where ctid = (select ctid from sign_in_attempts
      where key = ${address} order by at desc limit 1)`.execute(tx);
  });
  return token;
};
