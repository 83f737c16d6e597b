import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Language } from '../../../kernel/language.ts';

/** Who stands behind a membership: the person, and the institutes there are. */
export type Person = { userId: string; name: string; language: Language; institutes: readonly string[] };

/** A membership that is in force, and the duties lent to it. */
export type Acting = {
  id: string;
  role: Role;
  instituteId: string | null;
  instituteCode: string | null;
  partnershipId: string | null;
  scope: { outcomes: string[]; years: number[]; items: string[] };
  lent: readonly Role[];
};

/** The person as the actor of one membership. */
export const actorAs = (person: Person, membership: Acting): Actor => {
  const { instituteId, instituteCode, partnershipId, role } = membership;
  const institute = instituteId && instituteCode ? { id: instituteId, code: instituteCode } : null;
  return {
    membershipId: membership.id,
    userId: person.userId,
    name: person.name,
    role,
    duties: [role, ...membership.lent],
    institute,
    // The donor belongs to no institute: row-level security lets it see the filings of all.
    institutes: institute ? [institute.id] : person.institutes,
    partnerships: partnershipId ? [partnershipId] : [],
    scope: role === 'auditor' ? membership.scope : null,
    language: person.language,
  };
};
