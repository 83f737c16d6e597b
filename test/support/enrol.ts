import { invitePerson } from '../../src/areas/people/commands/invite-person.ts';
import { useOneTimeLink } from '../../src/areas/people/commands/use-one-time-link.ts';
import { prepareInvitation } from '../../src/areas/people/queries/invitations.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { doing } from './cast.ts';

export type Enrolled = {
  userId: string;
  email: string;
  password: string;
  sessionToken: string;
  membershipId: string;
};

const password = 'four plain words together';
let enrolled = 0;

/** A real person with this role, through the invitation and its link, as in life; `more` is what the role needs. */
export const enrol = async (
  db: Database,
  system: Actor,
  role: Role,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Enrolled> => {
  const email = `${role}-${++enrolled}-${system.institute?.code}@example.org`;
  const { token, ...prepared } = await prepareInvitation(db, email);
  const invited = await doing(db, system, invitePerson, {
    ...prepared,
    email,
    name: `Someone, ${role}`,
    language: 'fr',
    role,
    ...more,
  });
  const signedIn = await useOneTimeLink(db, token ?? '', password);
  if (!signedIn.ok) throw new Error(`The link did not work: ${signedIn.problem.key}`);
  const { userId, membershipId } = invited;
  return { userId, email, password, sessionToken: signedIn.token, membershipId };
};
