import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Language } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { newToken } from '../../../secrets/token.ts';
import { wordsIn } from '../../../text/words.ts';

export type PasswordLink = { email: string; name: string; language: Language; token: string };

/** Three letters an hour to one mailbox, thirty asked from one network address, where a whole office may sit. */
const mostAnHour = { perEmail: 3, perAddress: 30 };

/** A link that sets a new password within an hour; undefined, and nothing said, where nobody has this address. */
export const askForPasswordLink = async (
  db: Database,
  asked: { email: string; address: string },
): Promise<PasswordLink | undefined> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    const email = asked.email.trim().toLowerCase();
    const keys = { email: `forgotten ${email}`, address: `forgotten from ${asked.address}` };
    if (await tooMany(tx, keys)) return undefined;
    await tx
      .insertInto('sign_in_attempts')
      .values([{ key: keys.email }, { key: keys.address }])
      .execute();
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

/** A stranger can flood neither a mailbox nor, from one place, everybody's. What is refused is not counted. */
const tooMany = async (tx: Tx, keys: { email: string; address: string }): Promise<boolean> => {
  const { rows } = await sql<{ key: string; tries: number }>`
    select key, count(*) as tries from sign_in_attempts
     where key in (${keys.email}, ${keys.address}) and at > clock_timestamp() - interval '1 hour'
     group by key`.execute(tx);
  return rows.some(
    ({ key, tries }) => tries >= (key === keys.email ? mostAnHour.perEmail : mostAnHour.perAddress),
  );
};

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
