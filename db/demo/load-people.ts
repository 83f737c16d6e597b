import { createHmac } from 'node:crypto';
import { foundInstitute } from '../../src/areas/people/commands/found-institute.ts';
import { invitePerson } from '../../src/areas/people/commands/invite-person.ts';
import { signOut } from '../../src/areas/people/commands/sign-out.ts';
import { useOneTimeLink } from '../../src/areas/people/commands/use-one-time-link.ts';
import { foundingActor } from '../../src/areas/people/queries/system-actors.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { tokenHash } from '../../src/secrets/token.ts';
import { storyId } from './draws.ts';
import { controlOf } from './load-control.ts';
import type { Party } from './parties.ts';
import type { PersonStory } from './story.ts';
import { staff, type Telling, tell } from './telling.ts';
import { localizedOf } from './unfold-results.ts';

/** The institute with its chain, its system membership and its people. */
export const tellInstitute = async (telling: Telling): Promise<void> => {
  const { story, names, actors } = telling;
  const id = names.institute;
  const founder = foundingActor(id);
  const systemMembershipId = storyId(story.code, 'system');
  await tell(telling, founder, foundInstitute, [], {
    id,
    systemMembershipId,
    code: story.code,
    name: localizedOf(story.name),
    organisationRef: story.reference,
  });
  actors.set('system', { ...founder, membershipId: systemMembershipId, institute: { id, code: story.code } });
};

export const tellStaff = async (telling: Telling): Promise<void> => {
  const { story, actors } = telling;
  const director = story.people.find(({ roles }) => roles.includes('director'))!;
  for (const person of [director, ...story.people.filter((each) => each !== director)]) {
    const address = `${person.mailbox}@${story.domain}`;
    for (const role of person.roles) {
      const actor = await enrol(telling, actors.get('director') ?? staff(telling, 'system'), person, {
        address,
        role,
      });
      if (!actors.has(role)) actors.set(role, actor);
    }
  }
};

/** Coordinators and treasurers of the partners that have an account; one person may work for two. */
export const tellPartnerPeople = async (telling: Telling): Promise<void> => {
  const addresses = new Map<string, string>();
  for (const partner of telling.story.partners) {
    const party = telling.parties.find(({ key }) => key === partner.key)!;
    for (const person of [partner.coordinator, partner.treasurer]) {
      if (!person) continue;
      const [role] = person.roles as readonly [Role];
      const address =
        addresses.get(person.mailbox) ?? `${person.mailbox}@${partner.acronym.toLowerCase()}.example`;
      addresses.set(person.mailbox, address);
      const actor = await enrol(telling, staff(telling, 'programme_officer'), person, {
        address,
        role,
        party,
      });
      telling.actors.set(`${role} ${party.key}`, actor);
    }
  }
};

/** An auditor with a scope and an end, who controls at each institute in turn, and the donor's officer, over all. */
export const tellOutsiders = async (tellings: readonly Telling[]): Promise<void> => {
  const auditor: PersonStory = {
    mailbox: 'elodie',
    name: 'Élodie Renard',
    language: 'fr',
    roles: ['auditor'],
  };
  for (const telling of tellings) {
    const { today } = telling;
    const scope = controlOf(telling);
    const enrolled = await enrol(telling, staff(telling, 'director'), auditor, {
      address: 'elodie@reviseurs.example',
      role: 'auditor',
      userId: knownElsewhere(tellings, 'elodie@reviseurs.example'),
      more: { until: addDays(today, 60), scopeOutcomes: scope.outcomes, scopeYears: scope.years },
    });
    telling.actors.set('auditor', { ...enrolled, scope });
  }
  const donor: PersonStory = {
    mailbox: 'marc',
    name: 'Marc Van Nieuwenhuyse',
    language: 'nl',
    roles: ['donor_officer'],
  };
  const [first] = tellings;
  if (first)
    await enrol(first, staff(first, 'system'), donor, { address: 'marc@dgd.example', role: 'donor_officer' });
};

const users = new WeakMap<Telling, Map<string, string>>();

const knownElsewhere = (tellings: readonly Telling[], address: string): string | undefined =>
  tellings.map((telling) => users.get(telling)?.get(address)).find((id) => id !== undefined);

type As = {
  address: string;
  role: Role;
  party?: Party;
  userId?: string | undefined;
  more?: Readonly<Record<string, unknown>>;
};

const enrol = async (telling: Telling, inviter: Actor, person: PersonStory, as: As): Promise<Actor> => {
  const { story, names, demo } = telling;
  const { address, role, party, more = {} } = as;
  const known = users.get(telling) ?? new Map<string, string>();
  users.set(telling, known);
  const userId = as.userId ?? known.get(address);
  const token = createHmac('sha256', demo.secret).update(address).digest('base64url');
  const invited = await tell(telling, inviter, invitePerson, [address, role, party?.key ?? ''], {
    email: address,
    name: person.name,
    language: person.language,
    role,
    from: '2022-01-01',
    ...(userId ? { userId } : { linkHash: tokenHash(token).toString('hex') }),
    ...(party ? { partnershipId: party.partnershipId } : {}),
    ...more,
  });
  known.set(address, invited.userId);
  if (!userId) telling.links.set(address, token);
  const isDonor = role === 'donor_officer';
  telling.signIns.push({
    email: address,
    password: demo.password,
    name: person.name,
    role,
    institute: isDonor ? null : story.code,
    partner: party?.acronym ?? null,
  });
  return {
    ...invited,
    name: person.name,
    role,
    duties: [role],
    institute: isDonor ? null : { id: names.institute, code: story.code },
    institutes: [names.institute],
    partnerships: party ? [party.partnershipId] : [],
    scope: null,
    language: person.language,
  };
};

/** Everyone sets the demo's password through the link of the invitation; a link that was used before stays used. */
export const tellPasswords = async ({ db, demo, links }: Telling): Promise<void> => {
  await Promise.all(
    [...links.values()].map(async (token) => {
      const entered = await useOneTimeLink(db, token, demo.password);
      if (entered.ok) await signOut(db, entered.token);
      else if (entered.problem.key !== 'people.link-not-valid')
        throw new Error(`A password of the demo was refused: ${entered.problem.key}`);
    }),
  );
};
