import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { hashPassword, passwordMatches } from '../../../secrets/password.ts';
import { passwordProblem } from '../rules/password-strength.ts';

const door = { role: 'doorkeeper' } as const;

/** Ten tries in fifteen minutes: a screen left open is no place to guess. */
const limits = { minutes: 15, tries: 10 };

/**
 * Sets one's own password with the old one. Every other session and every link of the person ends; the one that is
 * acting (`sessionHash`) stays. Problems by field; undefined when it is done.
 */
export const changePassword = async (
  { db, sessionHash }: { db: Database; sessionHash: Buffer },
  userId: string,
  { old, wanted }: { old: string; wanted: string },
): Promise<FieldErrors | undefined> => {
  const problem = passwordProblem(wanted);
  if (problem) return { wanted: [problem] };
  const key = `change ${userId}`;
  const stored = await db.write(door, async (tx) => {
    const { rows } = await sql<{ tries: number }>`select count(*) as tries from sign_in_attempts
      where key = ${key} and at > clock_timestamp() - make_interval(mins => ${limits.minutes})`.execute(tx);
    if ((rows[0]?.tries ?? 0) >= limits.tries) return 'throttled' as const;
    await tx.insertInto('sign_in_attempts').values({ key }).execute();
    return tx.selectFrom('users').select('password_hash').where('id', '=', userId).executeTakeFirstOrThrow();
  });
  if (stored === 'throttled')
    return { old: [{ key: 'people.sign-in-throttled', args: { minutes: limits.minutes } }] };
  // argon2 runs between the transactions: a transaction never waits for it.
  if (!(await passwordMatches(old, stored.password_hash)))
    return { old: [{ key: 'people.old-password-wrong' }] };
  const passwordHash = await hashPassword(wanted);
  await db.write(door, async (tx) => {
    await tx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
    await tx
      .deleteFrom('sessions')
      .where('user_id', '=', userId)
      .where('token_hash', '<>', sessionHash)
      .execute();
    await sql`update one_time_links set used_at = clock_timestamp() where user_id = ${userId} and used_at is null`.execute(
      tx,
    );
    await tx.deleteFrom('sign_in_attempts').where('key', '=', key).execute();
  });
  return undefined;
};
