import { addDays, type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts';
import { drawsFor, storyId } from './draws.ts';
import { type Party, worksOn } from './parties.ts';
import { courseOf, type Telling, type ToldActivity } from './unfold-activities.ts';
import { fruitWords, kindTitles, kindWords } from './words-kinds.ts';

type OtherKind = keyof typeof kindTitles.fr;
type Told = {
  kind: OtherKind;
  on: string;
  days: number;
  country: string;
  detail: object;
  outcome?: string;
  title?: string;
};

/** Places of activities that do not take place with a partner. */
const citiesAway: Readonly<Record<string, string>> = { BE: 'Bruxelles', CH: 'Genève', IT: 'Turin' };

/** The name by which others find one of these activities again. */
export const otherKindId = (code: string, kind: OtherKind, at: string): string =>
  storyId(code, 'activity', 'kind', kind, at);

/**
 * Kinds of action beside training and exchange: of each one that keeps every rule, and one that trips what people get
 * wrong (a post paid twice, one country only, no partner country, Belgian awareness on a South outcome). What came of
 * them afterwards is told in `load-fruits.ts`.
 */
export const otherKinds = (telling: Telling): ToldActivity[] => {
  const { story, parties, names } = telling;
  const unions = parties.filter((party) => !party.isBody && worksOn(party, calendarDay('2025-06-30')!));
  const [first, second] = unions;
  const body = parties.find(({ isBody }) => isBody);
  if (!first || !second) return [];
  const belgian = story.current.outcomes.find(({ isBelgian }) => isBelgian)!.code;
  const countries = [first.country, second.country];
  const of = (party: Party | undefined, at: string, told: Told): ToldActivity => {
    const words = kindWords[party?.tongue ?? 'fr'];
    const id = otherKindId(story.code, told.kind, at);
    const from = calendarDay(told.on) as CalendarDay;
    const until = addDays(from, told.days - 1);
    const draws = drawsFor(story.code, 'kind', told.kind, at);
    const city = citiesAway[told.country] ?? party?.cities[0] ?? 'Turin';
    const participants = draws.between(14, 30);
    const outcome = told.outcome ?? party?.outcome ?? belgian;
    return {
      id,
      party,
      year: from.startsWith('2025') ? 2025 : 2026,
      from,
      until,
      city,
      participants,
      plan: {
        kind: told.kind,
        id,
        outcomeId: names.outcome(story.current, outcome),
        ...(party ? { partnershipId: party.partnershipId } : {}),
        title: told.title ?? kindTitles[party?.tongue ?? 'fr'][told.kind],
        plannedFrom: from,
        plannedUntil: until,
        mode: 'in_person',
        country: told.country,
        place: city,
        ...told.detail,
      },
      course: heldWhereItCan(telling, { party, from, until, participants, draws, tongue: words.tongue }),
    };
  };
  const words = kindWords[first.tongue];
  const fruits = fruitWords[first.tongue];
  const shares = (own: number, partner: number) => [
    { post: words.post, funder: 'institute', sharePercent: own, fullTimeEquivalent: 0.8 },
    { post: words.post, funder: 'partner', sharePercent: partner },
  ];
  const support = {
    beneficiary: 'secretariat',
    purpose: words.purpose,
    organ: words.organ,
    organMeetings: 4,
  };
  const seniors = {
    organiserKind: 'ilo',
    trainingField: 'bargaining',
    selection: words.selection,
    nationalLeaders: 4,
    sectorLeaders: 6,
    headsOfDepartment: 3,
  };
  const together = {
    reach: 'regional',
    scope: 'cross_sectoral',
    bodyOrganisationId: (body ?? first).organisationId,
    bodyBenefits: body !== undefined,
    jointPosition: words.position,
    organisations: [first, second].map(({ organisationId }, at) => ({
      organisationId,
      takesPart: true,
      organises: at === 0,
    })),
  };
  const campaign = {
    audience: 'workers',
    region: 'all_belgium',
    languages: ['fr', 'nl'],
    channels: ['workplace', 'online'],
    message: kindWords.fr.message,
    campaignDays: [
      { onDay: '2025-10-07', what: kindWords.fr.opening, channel: 'workplace', expectedReach: 600 },
      { onDay: '2025-10-17', what: kindWords.fr.closing, channel: 'online', expectedReach: 15_000 },
    ],
  };
  const building = { branch: 'organisation', buildingForm: 'federation', purpose: words.building };
  const aid = { means: 'legal_aid', purpose: words.defence };
  return [
    of(first, 'kept', {
      kind: 'A1',
      on: '2025-09-15',
      days: 5,
      country: first.country,
      detail: building,
    }),
    of(second, 'tripped', {
      kind: 'A1',
      on: '2025-05-12',
      days: 4,
      country: second.country,
      detail: { branch: 'environment', environment: 'ratification', purpose: words.building },
    }),
    of(first, 'nameless', {
      kind: 'A1',
      on: '2025-02-10',
      days: 4,
      country: first.country,
      detail: { branch: 'organisation', purpose: words.building },
    }),
    of(first, 'law', {
      kind: 'A1',
      on: '2025-04-22',
      days: 3,
      country: first.country,
      title: fruits.law,
      detail: { branch: 'environment', environment: 'law', purpose: fruits.law },
    }),
    of(first, 'traced', {
      kind: 'A4',
      on: '2025-06-16',
      days: 6,
      country: first.country,
      title: fruits.march,
      detail: { means: 'campaign', purpose: fruits.march, conventions: ['C189'] },
    }),
    of(first, 'untraced', {
      kind: 'A4',
      on: '2025-06-02',
      days: 12,
      country: 'CH',
      title: fruits.abroad,
      detail: { ...aid, means: 'campaign', defenceTopics: ['prices'] },
    }),
    of(second, 'members', {
      kind: 'A3',
      on: '2025-08-04',
      days: 30,
      country: second.country,
      detail: { beneficiary: 'members', purpose: words.purpose },
    }),
    of(first, 'kept', {
      kind: 'A4',
      on: '2025-10-06',
      days: 20,
      country: first.country,
      detail: { ...aid, conventions: ['C087', 'C098'], defenceTopics: ['wages'] },
    }),
    of(second, 'tripped', {
      kind: 'A4',
      on: '2025-02-03',
      days: 60,
      country: second.country,
      detail: aid,
    }),
    of(first, 'kept', {
      kind: 'A3',
      on: '2025-03-03',
      days: 200,
      country: first.country,
      detail: { ...support, postShares: shares(60, 40) },
    }),
    of(second, 'tripped', {
      kind: 'A3',
      on: '2025-04-07',
      days: 180,
      country: second.country,
      detail: { ...support, postShares: shares(80, 40) },
    }),
    of(first, 'kept', {
      kind: 'A5',
      on: '2025-07-07',
      days: 10,
      country: 'IT',
      detail: { ...seniors, countries },
    }),
    of(second, 'tripped', {
      kind: 'A5',
      on: '2025-11-03',
      days: 5,
      country: second.country,
      detail: { ...seniors, countries: [second.country], otherFunctions: 9, tookPartBefore: 3 },
    }),
    of(first, 'kept', {
      kind: 'A6',
      on: '2025-06-10',
      days: 3,
      country: first.country,
      detail: { ...together, effectCountries: countries },
    }),
    of(second, 'tripped', {
      kind: 'A6',
      on: '2025-10-20',
      days: 3,
      country: 'CH',
      detail: { ...together, scope: 'sectoral', effectCountries: ['CH'] },
    }),
    of(undefined, 'kept', { kind: 'A9', on: '2025-10-07', days: 11, country: 'BE', detail: campaign }),
    of(undefined, 'tripped', {
      kind: 'A9',
      on: '2025-05-01',
      days: 2,
      country: first.country,
      outcome: first.outcome,
      detail: { ...campaign, region: 'flanders', languages: ['fr'], campaignDays: [] },
    }),
  ];
};

/** A cancelled one would show nothing: what could be cancelled is told anew until it is not. */
export const heldWhereItCan = (
  telling: Telling,
  happening: Parameters<typeof courseOf>[1],
): ToldActivity['course'] => {
  const course = courseOf(telling, happening);
  return course.state === 'cancelled' ? heldWhereItCan(telling, happening) : course;
};
