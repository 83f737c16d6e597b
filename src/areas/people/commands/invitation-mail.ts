import type { Language } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';

export type InvitationLetter = {
  email: string;
  name: string;
  language: Language;
  role: string;
  instituteName: Localized;
  inviter: string;
  /** Of the one-time link; null for someone who has an account already. */
  token: string | null;
};

/** The letter that tells someone what they were invited to, in their own language. */
export const invitationMail = (
  letter: InvitationLetter,
  publicUrl: string,
): { to: string; subject: string; text: string } => {
  const words = wordsIn(letter.language);
  const institute = words.text(letter.instituteName);
  const path = letter.token ? paths.oneTimeLink({ token: letter.token }) : paths.signIn();
  const args = {
    name: letter.name,
    inviter: letter.inviter,
    institute,
    role: words.say(`role.${letter.role}`),
    url: publicUrl + path,
  };
  return {
    to: letter.email,
    subject: words.t('people.invitation-mail-subject', { institute }),
    text: words.t(letter.token ? 'people.invitation-mail-text' : 'people.added-mail-text', args),
  };
};
