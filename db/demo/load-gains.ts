import { linkDialogue } from '../../src/areas/results/commands/link-dialogue.ts';
import { advanceAdvocacyDossier } from '../../src/areas/rights/commands/advance-advocacy-dossier.ts';
import { continueCollectiveAgreement } from '../../src/areas/rights/commands/continue-collective-agreement.ts';
import { countWorkersCovered } from '../../src/areas/rights/commands/count-workers-covered.ts';
import { openAdvocacyDossier } from '../../src/areas/rights/commands/open-advocacy-dossier.ts';
import { recordAdvocacyStep } from '../../src/areas/rights/commands/record-advocacy-step.ts';
import { recordCollectiveAgreement } from '../../src/areas/rights/commands/record-collective-agreement.ts';
import { recordDialogueBody } from '../../src/areas/rights/commands/record-dialogue-body.ts';
import { recordDialogueEvent } from '../../src/areas/rights/commands/record-dialogue-event.ts';
import { storyId } from './draws.ts';
import { gainWords } from './gain-words.ts';
import { type Party, worksOn } from './parties.ts';
import { enteringFor, type Telling, tell } from './telling.ts';
import { onBehalfSources } from './words.ts';

/** Everything that one partner's chapter of gains is told with. */
type Chapter = ReturnType<typeof chapterOf>;

const lastDay = '2026-02-10';

/**
 * Dialogue, agreements and advocacy: of each rule one thing that satisfies it and one that trips it. The first partner
 * has what is in order, the second what wants a look; the others sit at local tables.
 */
export const tellGains = async (telling: Telling): Promise<void> => {
  const unions = telling.parties.filter((party) => !party.isBody && worksOn(party, lastDay));
  for (const [at, party] of unions.entries()) {
    const chapter = chapterOf(telling, party);
    await tellDialogue(chapter, at);
    if (at === 0) await tellGoodAgreement(chapter);
    if (at === 0) await tellProvenDemand(chapter);
    if (at === 1) await tellAgreementsToLookAt(chapter);
    if (at === 1) await tellUnprovenDemand(chapter);
  }
};

const chapterOf = (telling: Telling, party: Party) => {
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const behalf = isStaff ? { onBehalf: { source: onBehalfSources[party.tongue]('2026-01') } } : {};
  return {
    telling,
    party,
    actor,
    behalf,
    words: gainWords[party.tongue],
    city: party.cities[0] ?? '',
    owner: { partnershipId: party.partnershipId, country: party.country, ...behalf },
    idOf: (...name: readonly string[]) => gainId(telling.story.code, party.key, ...name),
  };
};

/** The name by which a dossier, an agreement or an event of a partner is found again. */
export const gainId = (code: string, party: string, ...name: readonly string[]): string =>
  storyId(code, 'gain', party, ...name);

/** What a sitting counts toward: the wages toward agreements, where the partner's outcome measures them, and the council toward dialogue. */
const linkSittings = async ({ telling, party, actor, idOf }: Chapter): Promise<void> => {
  const { current } = telling.story;
  const outcome = current.outcomes.find(({ code }) => code === party.outcome);
  for (const [event, template] of [
    ['wages', 'agreements'],
    ['market', 'dialogue'],
  ] as const) {
    if (!outcome?.indicators.some((indicator) => indicator.template === template)) continue;
    const indicatorId = telling.names.indicator(current, outcome.code, template);
    await tell(telling, actor, linkDialogue, [party.key, event], {
      eventId: idOf('event', event),
      add: [indicatorId],
    });
  }
};

const tellDialogue = async (chapter: Chapter, at: number): Promise<void> => {
  const { telling, party, actor, words, city, owner, idOf } = chapter;
  const bodyId = idOf('body');
  await tell(telling, actor, recordDialogueBody, [party.key], {
    id: bodyId,
    ...owner,
    name: words.council(city),
    level: 'local',
    standing: at % 2 === 0 ? 'institutionalised' : 'ad_hoc',
    seatsWomen: 2 + (at % 2),
    seatsMen: 3,
    source: words.decree,
  });
  const event = (name: string, more: object) =>
    tell(telling, actor, recordDialogueEvent, [party.key, name], {
      id: idOf('event', name),
      ...owner,
      withPartner: true,
      ...more,
    });
  await event('market', {
    title: words.market(city),
    heldOn: `202${3 + (at % 3)}-05-${12 + at}`,
    bodyId,
    form: 'consultation',
    level: 'local',
    parties: [
      { kind: 'public_authority', name: words.townHall(city) },
      { kind: 'employers', name: words.traders(city) },
    ],
    seatsWomen: 2,
    seatsMen: 3,
    topics: ['safety'],
    result: 'minutes',
    summary: words.outcome,
    source: words.minutes(10 + at),
  });
  if (at > 1) return;
  await event('wages', {
    title: words.wages(city),
    heldOn: '2024-10-08',
    form: 'negotiation',
    level: 'enterprise',
    parties: [{ kind: 'employers', name: words.mill(city) }],
    seatsWomen: 1,
    seatsMen: 2,
    topics: ['wages', 'working_time'],
    result: 'agreement',
    source: words.minutes(31),
  });
  if (at === 0) await linkSittings(chapter);
  await event('reform', {
    title: words.reform,
    heldOn: '2025-06-17',
    form: 'consultation',
    level: 'national',
    parties: [
      { kind: 'public_authority', name: words.ministry },
      { kind: 'employers', name: words.employers },
    ],
    seatsUnknown: 4,
    topics: ['union_rights', 'gender_equality'],
    result: 'joint_position',
    source: words.minutes(44),
  });
};

/** Signed, applied, renewed and counted again: one agreement all along. */
const tellGoodAgreement = async ({ telling, party, actor, behalf, words, city, owner, idOf }: Chapter) => {
  const agreementId = idOf('agreement', 'mill');
  await tell(telling, actor, recordCollectiveAgreement, [party.key, 'mill'], {
    id: agreementId,
    ...owner,
    title: words.millAgreement(city),
    level: 'company',
    sector: words.mill(city),
    withPartner: true,
    parties: [{ kind: 'employers', name: words.mill(city) }],
    clauses: ['wages', 'working_time', 'gender_equality', 'violence_at_work'],
    signedOn: '2022-11-24',
    termFrom: '2023-01-01',
    termUntil: '2024-12-31',
    women: 84,
    men: 171,
    source: words.minutes(7),
  });
  const next = (name: string, more: { state: 'applied' | 'renewed'; onDay: string; source: string }) =>
    tell(telling, actor, continueCollectiveAgreement, [party.key, name], {
      agreementId,
      ...more,
      ...(name === 'renewed' ? { termFrom: '2025-01-01', termUntil: '2026-12-31' } : {}),
      ...behalf,
    });
  await next('applied', { state: 'applied', onDay: '2023-06-30', source: words.inspection });
  await next('renewed', { state: 'renewed', onDay: '2024-12-11', source: words.renewal });
  await tell(telling, actor, countWorkersCovered, [party.key, 'mill'], {
    agreementId,
    fromOn: '2025-01-01',
    women: 97,
    men: 166,
    source: words.renewal,
    ...behalf,
  });
};

/** One that nobody says is applied, one whose term passed in silence, and its renewal entered as a second agreement. */
const tellAgreementsToLookAt = async ({ telling, party, actor, words, city, owner, idOf }: Chapter) => {
  const sign = (name: string, more: object) =>
    tell(telling, actor, recordCollectiveAgreement, [party.key, name], {
      id: idOf('agreement', name),
      ...owner,
      withPartner: true,
      source: words.minutes(18),
      ...more,
    });
  await sign('transport', {
    title: words.transport(city),
    level: 'company',
    parties: [{ kind: 'employers', name: words.buses(city) }],
    clauses: ['wages', 'safety', 'social_protection'],
    signedOn: '2024-03-14',
    termFrom: '2024-04-01',
    unknown: 640,
  });
  const hotels = {
    level: 'sector',
    parties: [{ kind: 'employers', name: words.hotelOwners(city) }],
    clauses: ['wages', 'training'],
    women: 310,
    men: 190,
  };
  const first = { signedOn: '2022-02-18', termFrom: '2022-03-01', termUntil: '2024-02-29' };
  await sign('hotels', { title: words.hotels(city), ...hotels, ...first });
  const again = { signedOn: '2024-02-22', termFrom: '2024-03-01', termUntil: '2026-02-28' };
  await sign('hotels-again', { title: words.hotelsAgain(city), ...hotels, ...again });
};

/** Adopted with its evidence, the contribution told by somebody else. */
const tellProvenDemand = async ({ telling, party, actor, behalf, words, owner, idOf }: Chapter) => {
  const dossierId = idOf('dossier', 'domestic');
  await tell(telling, actor, openAdvocacyDossier, [party.key, 'domestic'], {
    id: dossierId,
    ...owner,
    title: words.domestic,
    level: 'national',
    demand: words.domesticDemand,
    alliance: [words.women, words.rightsLeague],
    conventions: ['C189', 'C190'],
    topics: ['informal_work', 'social_protection'],
    openedOn: '2023-02-01',
    contribution: words.contribution,
    contributionSource: words.press,
    contributionSourceKind: 'press',
    lawReference: words.published,
  });
  const of = { dossierId, ...behalf };
  const step = (onDay: string, what: string) =>
    tell(telling, actor, recordAdvocacyStep, [party.key, onDay], { ...of, onDay, what });
  await step('2023-03-08', words.letter);
  await step('2024-02-20', words.hearing);
  const stage = (name: 'agenda' | 'draft' | 'adopted', onDay: string, evidence?: string) =>
    tell(telling, actor, advanceAdvocacyDossier, [party.key, name], { ...of, stage: name, onDay, evidence });
  await stage('agenda', '2023-05-10');
  await stage('draft', '2023-11-20');
  await stage('adopted', '2024-09-12', words.published);
};

/** Said to be adopted without evidence, the contribution told by nobody but who claims it. */
const tellUnprovenDemand = async ({ telling, party, actor, behalf, words, owner, idOf }: Chapter) => {
  const dossierId = idOf('dossier', 'minimum');
  await tell(telling, actor, openAdvocacyDossier, [party.key, 'minimum'], {
    id: dossierId,
    ...owner,
    title: words.minimum,
    level: 'national',
    demand: words.minimumDemand,
    conventions: ['C131'],
    topics: ['wages', 'cost_of_living'],
    openedOn: '2024-01-22',
    contribution: words.minimumContribution,
    contributionSource: words.ownReport,
    contributionSourceKind: 'claimant',
  });
  const stage = (name: 'submitted' | 'adopted', onDay: string) =>
    tell(telling, actor, advanceAdvocacyDossier, [party.key, name], {
      dossierId,
      stage: name,
      onDay,
      ...behalf,
    });
  await stage('submitted', '2024-06-03');
  await stage('adopted', '2025-01-15');
};
