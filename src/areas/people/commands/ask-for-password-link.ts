import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import type { Language } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { newToken } from '../../../secrets/token.ts';
import { wordsIn } from '../../../text/words.ts';

export type PasswordLink = { email: string; name: string; language: Language; token: string };

/** Three letters an hour to one address: a stranger cannot flood a mailbox. */
const mostAnHour = 3;

/** A link that sets a new password within an hour; undefined, and nothing said, where nobody has this address. */
export const askForPasswordLink = async (
  db: Database,
  asked: { email: string; address: string },
): Promise<PasswordLink | undefined> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    const email = asked.email.trim().toLowerCase();
    const key = `forgotten ${email}`;
    const { rows } = await sql<{ tries: number }>`select count(*) as tries from sign_in_attempts
      where key = ${key} and at > clock_timestamp() - interval '1 hour'`.execute(tx);
    if ((rows[0]?.tries ?? 0) >= mostAnHour) return undefined;
    await tx.insertInto('sign_in_attempts').values({ key }).execute();
    const user = await tx
      .selectFrom('users')
      .select(['id', 'name', 'language'])
      .where('email', '=', email)
      .where('suspended_at', 'is', null)
      .executeTakeFirst();
    if (!user) return undefined;
    const { token, hash } = newToken();
    await sql`insert into one_time_links (token_hash, user_id, purpose, expires_at)
      values (${hash}, ${user.id}, 'password', clock_timestamp() + interval '1 hour')`.execute(tx);
    return { email, name: user.name, language: user.language as Language, token };
  });

/** The letter that carries the link, in the reader's language. */
export const passwordLinkMail = (
  link: PasswordLink,
  publicUrl: string,
): { to: string; subject: string; text: string } => {
  const words = wordsIn(link.language);
  const url = publicUrl + paths.oneTimeLink({ token: link.token });
  return {
    to: link.email,
    subject: words.t('people.password-mail-subject'),
    text: words.t('people.password-mail-text', { name: link.name, url }),
  };
};
