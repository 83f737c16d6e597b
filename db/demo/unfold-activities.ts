import type { BuiltKind } from '../../src/areas/activities/rules/kind-details.ts';
import { addDays, type CalendarDay, calendarDay, yearOf } from '../../src/kernel/calendar-day.ts';
import { type Draws, drawsFor, storyId } from './draws.ts';
import { belgianAffiliates, type Names, namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import type { Story, Tongue } from './story.ts';
import { capacityTagsOf } from './unfold-capacity.ts';
import { decisionOf } from './unfold-decisions.ts';
import { exchangeKnots } from './unfold-exchange-knots.ts';
import { furtherKindsOf } from './unfold-further-kinds.ts';
import { otherKinds } from './unfold-other-kinds.ts';
import * as words from './words.ts';

/** What happened with a planned activity. */
type Course =
  | { state: 'planned' }
  | { state: 'cancelled'; reason: string }
  | {
      state: 'held';
      from: CalendarDay;
      until: CalendarDay;
      report?: { text: string; on: CalendarDay };
      counts: Count[];
    };

type Count = { sex: string; ageBand: string; economy: string; count: number };

/** One activity of the story: the input of its planning, and what became of it. */
export type ToldActivity = {
  id: string;
  party: Party | undefined;
  year: number;
  from: CalendarDay;
  until: CalendarDay;
  city: string;
  participants: number;
  plan: Readonly<Record<string, unknown>> & { kind: BuiltKind; title: string; outcomeId: string };
  course: Course;
};

/** National action plans: two per partner, each with a line a theme; a plan ends where the country is left. */
export const planPeriods = [
  { from: '2022-01-01', until: '2024-12-31', approvedOn: '2021-12-09' },
  { from: '2025-01-01', until: '2026-12-31', approvedOn: '2024-11-28' },
] as const;

const years = [2022, 2023, 2024, 2025, 2026];

const day = (text: string): CalendarDay => calendarDay(text)!;

/** Every activity of the running programme, in the order of its days; nothing after `today` was held. */
export const activitiesOf = (story: Story, today: CalendarDay): ToldActivity[] => {
  const telling: Telling = { story, names: namesOf(story), parties: partiesOf(story), today };
  const told = telling.parties.flatMap((party) =>
    years.flatMap((year) => Array.from({ length: party.pace }, (_, at) => ofParty(telling, party, year, at))),
  );
  const closing = telling.parties.flatMap((party) => closingOf(telling, party));
  const own = years.flatMap((year) => [0, 1].map((at) => inBelgium(telling, year, at)));
  const others = [...otherKinds(telling), ...exchangeKnots(telling)];
  const all = [...told.flatMap((each) => each ?? []), ...closing, ...own, ...others];
  return all
    .map((each) => ({
      ...each,
      plan: {
        ...each.plan,
        capacityTags: capacityTagsOf(story.code, each),
        furtherKinds: furtherKindsOf(each),
        ...decisionOf(story.code, each, today),
      },
    }))
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
};

export type Telling = { story: Story; names: Names; parties: readonly Party[]; today: CalendarDay };

const ofParty = (telling: Telling, party: Party, year: number, at: number): ToldActivity | undefined => {
  const draws = drawsFor(telling.story.code, 'activity', party.key, year, at);
  const month = 1 + Math.floor(((at + 0.15 + draws.between(0, 60) / 100) * 12) / party.pace);
  const from = day(
    `${year}-${String(Math.min(month, 12)).padStart(2, '0')}-${String(draws.between(2, 26)).padStart(2, '0')}`,
  );
  if (!worksOn(party, from)) return undefined;
  const isExchange = party.isBody || (at === party.pace - 1 && draws.inHundred(55));
  const place = {
    party,
    year,
    from,
    draws,
    id: storyId(telling.story.code, 'activity', party.key, year, at),
  };
  return isExchange ? exchange(telling, place) : training(telling, place);
};

/** The last training of the programme, in its last weeks. */
const closingOf = (telling: Telling, party: Party): ToldActivity[] => {
  if (party.isBody || !worksOn(party, '2026-12-20')) return [];
  const draws = drawsFor(telling.story.code, 'closing', party.key);
  const from = day(`2026-12-${String(draws.between(1, 12)).padStart(2, '0')}`);
  const id = storyId(telling.story.code, 'activity', party.key, 'closing');
  return [training(telling, { party, year: 2026, from, draws, id })];
};

type Place = { party: Party; year: number; from: CalendarDay; draws: Draws; id: string };

const lengths = { course: 4, study_circle: 60, training_of_trainers: 5, e_learning: 12 } as const;

const training = (telling: Telling, { party, year, from, draws, id }: Place): ToldActivity => {
  const { story, names } = telling;
  const method = draws.pick([
    'course',
    'course',
    'course',
    'study_circle',
    'training_of_trainers',
    'e_learning',
  ] as const);
  const knot = trainingKnot(story, party, year, id);
  const theme =
    knot === 'off-plan' ? words.offPlanTheme[party.tongue] : draws.pick(words.themes[party.tongue]);
  const city = draws.pick(party.cities);
  const planned = planPeriods.find((plan) => plan.from <= from && from <= plan.until)!;
  const last = lastDayOf(from, lengths[method] + draws.between(-1, 1));
  const isOnline = method === 'e_learning';
  const participants = method === 'study_circle' ? draws.between(40, 95) : draws.between(16, 44);
  return {
    id,
    party,
    year,
    from,
    until: last,
    city,
    participants,
    plan: {
      kind: 'A2',
      id,
      outcomeId: names.outcome(story.current, party.outcome),
      outputId: names.output(story.current, party.outcome, 0),
      partnershipId: party.partnershipId,
      title: filled(draws.pick(words.trainingTitles[party.tongue][method]), { theme, city }),
      plannedFrom: from,
      plannedUntil: last,
      mode: isOnline ? 'online' : 'in_person',
      ...(isOnline ? {} : { country: party.country, place: city }),
      ...(knot === 'off-plan' ? {} : { planLineId: names.planLine(party.key, planned.from, theme) }),
      theme,
      method,
      level: draws.pick(['local', 'local', 'national']),
      ...trainersOf(draws.pick(['partner', 'partner', 'other_union', 'outside']), method, participants),
      sessions: method === 'study_circle' ? draws.between(6, 12) : 1,
      followUpTest: draws.inHundred(45),
    },
    course: courseOf(telling, { party, from, until: last, participants, draws, tongue: party.tongue }),
  };
};

/** A trainer for some twenty people, of the function that the origin says; a study circle is led among peers. */
const trainersOf = (
  trainerOrigin: 'partner' | 'other_union' | 'outside',
  method: keyof typeof lengths,
  participants: number,
) => {
  const few = Math.ceil(participants / 20);
  const field = { partner: 'partnerTrainers', other_union: 'otherUnionTrainers', outside: 'outsideExperts' }[
    trainerOrigin
  ];
  return { trainerOrigin, [field]: few, ...(method === 'study_circle' && { circleLeaders: few }) };
};

/** One training of each institute hangs on no plan: its theme is in none. */
const trainingKnot = (story: Story, party: Party, year: number, id: string): 'off-plan' | undefined => {
  const first = story.partners[0]!.key;
  const isIt = party.key === first && year === 2025 && id === storyId(story.code, 'activity', first, 2025, 0);
  return isIt ? 'off-plan' : undefined;
};

const exchange = (telling: Telling, { party, year, from, draws, id }: Place): ToldActivity => {
  const { story, names } = telling;
  const others = telling.parties.filter(
    ({ key, isBody, ...other }) => key !== party.key && !isBody && worksOn(other, from),
  );
  const isMultilateral = party.isBody || draws.inHundred(40);
  const visitors = isMultilateral ? threeOf(others, draws) : [draws.pick(others)];
  const format = isMultilateral
    ? draws.pick(['seminar', 'colloquium', 'seminar'] as const)
    : draws.pick(['study_mission', 'working_visit', 'observation_mission', 'traineeship'] as const);
  const city = draws.pick(party.cities);
  const last = lastDayOf(from, format === 'traineeship' ? draws.between(18, 26) : draws.between(3, 6));
  const participants = isMultilateral ? draws.between(18, 34) : draws.between(4, 9);
  const organisations = [party, ...visitors].map(({ organisationId }, at) => ({
    organisationId,
    takesPart: true,
    organises: at === 0,
  }));
  const { tongue } = party;
  const outputs = story.current.outcomes.find(({ code }) => code === party.outcome)!.outputs;
  const output = outputs.findIndex(({ actions }) => actions.includes('A7'));
  return {
    id,
    party,
    year,
    from,
    until: last,
    city,
    participants,
    plan: {
      kind: 'A7',
      id,
      outcomeId: names.outcome(story.current, party.outcome),
      ...(output === -1 ? {} : { outputId: names.output(story.current, party.outcome, output) }),
      partnershipId: party.partnershipId,
      title: filled(words.exchangeTitles[tongue][format], {
        city,
        topic: draws.pick(words.exchangeTopics[tongue]),
      }),
      plannedFrom: from,
      plannedUntil: last,
      mode: 'in_person',
      country: party.country,
      place: city,
      format,
      side: isMultilateral ? 'multilateral' : 'bilateral',
      direction: 'south_south',
      termsOfReference: words.termsOfReference[tongue],
      agenda: words.agendas[tongue],
      ...(format === 'traineeship'
        ? { hostAgreement: `Convention d’accueil ${party.acronym}, ${year}` }
        : {}),
      ...(format === 'working_visit' ? { seniorFunction: words.seniorFunctions[tongue] } : {}),
      organisations,
    },
    course: courseOf(telling, { party, from, until: last, participants, draws, tongue }),
  };
};

/** Partners in Belgium: a working visit or a seminar with a Belgian part of the union, on the Belgian outcome. */
const inBelgium = (telling: Telling, year: number, at: number): ToldActivity => {
  const { story, names } = telling;
  const draws = drawsFor(story.code, 'belgium', year, at);
  const id = storyId(story.code, 'activity', 'belgium', year, at);
  const outcome = story.current.outcomes.find(({ isBelgian }) => isBelgian)!;
  const from = day(`${year}-${at === 0 ? '04' : '10'}-${String(draws.between(3, 22)).padStart(2, '0')}`);
  const last = addDays(from, draws.between(3, 5));
  const city = draws.pick(['Bruxelles', 'Namur', 'Gent', 'Liège', 'Antwerpen']);
  const visitors = telling.parties.filter((party) => !party.isBody && worksOn(party, from));
  const affiliates = belgianAffiliates[story.code].map(([key]) => names.organisation(key));
  const guests = at === 0 ? [draws.pick(visitors)] : threeOf(visitors, draws).slice(0, 2);
  const organisations = [
    affiliates[(year + at) % affiliates.length]!,
    ...guests.map((guest) => guest.organisationId),
  ];
  const participants = draws.between(8, 26);
  const format = at === 0 ? 'working_visit' : 'seminar';
  return {
    id,
    party: undefined,
    year,
    from,
    until: last,
    city,
    participants,
    plan: {
      kind: 'A7',
      id,
      outcomeId: names.outcome(story.current, outcome.code),
      outputId: names.output(story.current, outcome.code, 1),
      title: filled(words.exchangeTitles.fr[format], { city, topic: draws.pick(words.exchangeTopics.fr) }),
      plannedFrom: from,
      plannedUntil: last,
      mode: at === 1 && year > 2022 && draws.inHundred(30) ? 'hybrid' : 'in_person',
      country: 'BE',
      place: city,
      format,
      side: at === 0 ? 'bilateral' : 'multilateral',
      direction: 'south_north',
      termsOfReference: words.termsOfReference.fr,
      agenda: words.agendas.fr,
      ...(at === 0 ? { seniorFunction: words.seniorFunctions.fr } : {}),
      organisations: organisations.map((organisationId, first) => ({
        organisationId,
        takesPart: true,
        organises: first === 0,
      })),
    },
    course: courseOf(telling, { party: undefined, from, until: last, participants, draws, tongue: 'fr' }),
  };
};

type Happening = {
  party: Party | undefined;
  from: CalendarDay;
  until: CalendarDay;
  participants: number;
  draws: Draws;
  tongue: Tongue;
};

export const courseOf = ({ today }: Telling, happening: Happening): Course => {
  const { party, from, until, participants, draws, tongue } = happening;
  const fate = draws.between(1, 100);
  if (addDays(until, 30) > today) {
    const isTold = until < today && fate > 40;
    if (!isTold) return { state: 'planned' };
  }
  if (fate <= 5) return { state: 'cancelled', reason: draws.pick(words.cancelReasons[tongue]) };
  if (party?.knot === 'late-with-accounts' && addDays(until, 400) > today) return { state: 'planned' };
  const shift = fate > 85 ? draws.between(3, 15) : 0;
  const moved = addDays(until, shift) > today || yearOf(addDays(until, shift)) !== yearOf(from) ? 0 : shift;
  const last = addDays(until, moved);
  const reportedOn = addDays(last, draws.between(6, fate > 92 ? 58 : 27));
  const present = Math.max(4, Math.round(draws.about(participants, 18)));
  return {
    state: 'held',
    from: addDays(from, moved),
    until: last,
    ...(reportedOn <= today && !(fate > 80 && fate < 84 && addDays(last, 120) > today)
      ? { report: { text: draws.pick(words.reports[tongue]), on: reportedOn } }
      : {}),
    counts: countsOf(present, draws),
  };
};

/** Shared out over sex, age and economy; the cells add up to those present. */
const countsOf = (present: number, draws: Draws): Count[] => {
  const women = Math.round((present * draws.between(28, 52)) / 100);
  const counts: Count[] = [];
  for (const [sex, people] of [
    ['female', women],
    ['male', present - women],
  ] as const) {
    const young = Math.round((people * draws.between(20, 42)) / 100);
    for (const [ageBand, some] of [
      ['under_35', young],
      ['35_and_over', people - young],
    ] as const) {
      const informal = Math.round((some * draws.between(15, 55)) / 100);
      counts.push({ sex, ageBand, economy: 'informal', count: informal });
      counts.push({ sex, ageBand, economy: 'formal', count: some - informal });
    }
  }
  return counts.filter(({ count }) => count > 0);
};

const lastDayOf = (from: CalendarDay, days: number): CalendarDay => {
  const last = addDays(from, Math.max(days - 1, 0));
  return yearOf(last) === yearOf(from)
    ? last
    : day(`${yearOf(from)}-12-20`) > from
      ? day(`${yearOf(from)}-12-20`)
      : from;
};

const threeOf = <T>(list: readonly T[], draws: Draws): T[] => {
  const rest = [...list];
  return Array.from(
    { length: Math.min(3, rest.length) },
    () => rest.splice(draws.between(0, rest.length - 1), 1)[0]!,
  );
};

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
