import type { Words } from '../text/words.ts';

export type Named = { instituteCode: string | null; role: string; partner: string | null };

/** Where one is what, and for which partner: what tells one's memberships apart. */
export const membershipLabel = (words: Words, { instituteCode, role, partner }: Named): string =>
  [instituteCode?.toUpperCase(), words.say(`role.${role}`), partner].filter(Boolean).join(' · ');
