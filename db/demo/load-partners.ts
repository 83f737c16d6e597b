import { recordAffiliation } from '../../src/areas/partners/commands/record-affiliation.ts';
import { recordSupport } from '../../src/areas/partners/commands/record-support.ts';
import { registerAgreement } from '../../src/areas/partners/commands/register-agreement.ts';
import { registerOrganisation } from '../../src/areas/partners/commands/register-organisation.ts';
import { signAgreement } from '../../src/areas/partners/commands/sign-agreement.ts';
import { startPartnership } from '../../src/areas/partners/commands/start-partnership.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { tellScreenings } from './load-screenings.ts';
import { belgianAffiliates, type Party, worksOn } from './parties.ts';
import { localMinor } from './rates.ts';
import { staff, type Telling, tell } from './telling.ts';
import { budgetOf } from './unfold-budget.ts';
import { organs } from './words.ts';

/** The register: donor, institute, bodies, unions, Belgian parts, who belongs to whom, who received what before. */
export const tellOrganisations = async (telling: Telling): Promise<void> => {
  const { story, names, parties } = telling;
  const officer = staff(telling, 'programme_officer');
  const register = (key: string, more: Readonly<Record<string, unknown>>) =>
    tell(telling, officer, registerOrganisation, [key], { id: names.organisation(key), ...more });
  const donor = 'Direction générale Coopération au développement et Aide humanitaire';
  await register('dgd', {
    kind: 'donor',
    name: donor,
    acronym: 'DGD',
    country: 'BE',
    identifiers: [{ scheme: 'iati', value: 'XM-DAC-2-10' }],
  });
  await register('institute', {
    kind: 'institute',
    name: story.name.fr,
    acronym: story.code.toUpperCase(),
    country: 'BE',
    identifiers: [{ scheme: 'iati', value: story.reference }],
  });
  for (const [key, name] of belgianAffiliates[story.code])
    await register(key, { kind: 'belgian_affiliate', name, country: 'BE' });
  for (const { key, kind, name, acronym, country } of story.bodies)
    await register(key, { kind, name, acronym, country });
  for (const { key, kind, name, acronym, country } of story.partners)
    await register(key, { kind, name, acronym, country, visibility: 'own' });
  await tellAffiliations(telling);
  for (const { key, before, organisationId } of parties)
    for (const [at, { from, until, programme, source }] of before.entries())
      await tell(telling, officer, recordSupport, [key, at], {
        id: storyId(story.code, 'support', key, at),
        organisationId,
        fromOn: from,
        untilOn: until,
        programme,
        source,
      });
  await tellNeighbours(telling);
};

/** A union that the institute never supported but another one does, affiliated with a body that it works with. */
const tellNeighbours = async (telling: Telling): Promise<void> => {
  const { story, names } = telling;
  const officer = staff(telling, 'programme_officer');
  for (const { key, name, country, body, from, givenBy } of story.neighbours ?? []) {
    await tell(telling, officer, registerOrganisation, [key], {
      id: names.organisation(key),
      kind: 'sector_federation',
      name,
      country,
      visibility: 'own',
    });
    await tell(telling, officer, recordAffiliation, [key, body], {
      id: storyId(story.code, 'affiliation', key, body),
      memberId: names.organisation(key),
      bodyId: names.organisation(body),
      fromOn: from,
      source: 'Liste des affiliés publiée par l’organe',
    });
    await tell(telling, officer, recordSupport, [key], {
      id: storyId(story.code, 'support', key),
      organisationId: names.organisation(key),
      fromOn: from,
      programme: 'Programme 2022-2026',
      source: 'Rapport annuel de l’autre institut',
      givenBy,
    });
  }
};

const tellAffiliations = async (telling: Telling): Promise<void> => {
  const { story, names } = telling;
  const officer = staff(telling, 'programme_officer');
  const links = [
    ...story.bodies.flatMap(({ key, memberOf }) =>
      memberOf ? [{ key, body: memberOf, from: '2006-01-01', until: undefined }] : [],
    ),
    ...story.partners.flatMap(({ key, affiliations }) =>
      affiliations.map(({ until, ...each }) => ({ key, until, ...each })),
    ),
  ];
  for (const { key, body, from, until } of links)
    await tell(telling, officer, recordAffiliation, [key, body], {
      id: storyId(story.code, 'affiliation', key, body),
      memberId: names.organisation(key),
      bodyId: names.organisation(body),
      fromOn: from,
      ...(until ? { untilOn: until } : {}),
      source: 'Liste des affiliés publiée par l’organe',
    });
};

/** Partnerships, and agreements of three and of two years in the partner's own currency. */
export const tellPartnerships = async (telling: Telling): Promise<void> => {
  const officer = staff(telling, 'programme_officer');
  for (const party of telling.parties) {
    await tell(telling, officer, startPartnership, [party.key], {
      id: party.partnershipId,
      organisationId: party.organisationId,
      fromOn: party.before[0]?.from ?? '2022-01-01',
      ...(party.until && party.until < telling.today ? { untilOn: party.until } : {}),
    });
    await tellScreenings(telling, party, addDays(telling.today, -180));
    await tellAgreements(telling, party);
  }
};

const agreementPeriods = [
  { from: '2022-01-01', until: '2024-12-31', signed: '2021-12-16' },
  { from: '2025-01-01', until: '2026-12-31', signed: '2024-12-12' },
] as const;

const tellAgreements = async (telling: Telling, party: Party): Promise<void> => {
  const { story, today } = telling;
  for (const [at, { from, until, signed }] of agreementPeriods.entries()) {
    if (!worksOn(party, from) || signed > today) continue;
    const id = storyId(story.code, 'agreement', party.key, at);
    const cents = budgetOf(story, story.current)
      .filter(
        (cell) => cell.partnershipId === party.partnershipId && from <= cell.from && cell.until <= until,
      )
      .reduce((sum, { amount }) => sum + amount.minor, 0);
    const year = Number(from.slice(0, 4));
    const minor = localMinor(cents / 100, party.currency, { year, quarter: 1 });
    await tell(telling, staff(telling, 'programme_officer'), registerAgreement, [party.key, at], {
      id,
      partnershipId: party.partnershipId,
      kind: 'partnership',
      reference: `${story.code.toUpperCase()}/${year}/${party.acronym}`,
      fromOn: from,
      untilOn: at === 1 && party.share % 2 === 0 ? '2027-03-31' : until,
      amount: { minor, currency: party.currency },
      currency: party.currency,
    });
    // A body that lost its eligibility cannot be signed with; one partner's signature is still awaited.
    const waits = at === 1 && (party.until !== undefined || party.knot === 'agreement-not-signed');
    if (waits) continue;
    await tell(telling, staff(telling, 'director'), signAgreement, [party.key, at], {
      agreementId: id,
      signedOn: signed,
      signedForPartnerBy: organs[party.tongue],
    });
  }
};
