import { addDays, type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import type { Story } from './story.ts';
import { organs } from './words.ts';
import { reviewWords } from './words-reviews.ts';

type PointKey = 'gapBargaining' | 'gapBudget' | 'progress' | 'decisionTrain' | 'decisionAccounts';

export type ToldPoint = {
  id: string;
  key: PointKey;
  kind: 'gap' | 'progress' | 'decision';
  what: string;
  about: { kind: 'outcome' | 'budget' | 'indicator'; id?: string };
  takenOnBy?: string;
  dueOn?: CalendarDay;
};

/** A review of the story: with the partner whose outcome it is, or in the house. */
export type ToldReview = {
  id: string;
  party: Party;
  inHouse: boolean;
  heldOn: CalendarDay;
  concludedOn: CalendarDay | undefined;
  outcomeId: string;
  points: readonly ToldPoint[];
};

const day = (text: string): CalendarDay => calendarDay(text)!;

/** Unions that still work with the institute when its reviews of 2025 begin. */
const unionsOf = (story: Story): Party[] =>
  partiesOf(story).filter((party) => !party.isBody && worksOn(party, '2026-12-31'));

/**
 * Each year's look at the outcome of the first two unions, concluded a week later; the last one, in the house, is still
 * open. Nothing that lies after `today` was held.
 */
export const reviewsOf = (story: Story, today: CalendarDay): ToldReview[] => {
  const [first, second] = unionsOf(story);
  if (!first || !second) return [];
  const told = [
    reviewOf(story, first, '2025-02-18', { concluded: true }),
    reviewOf(story, second, '2025-03-04', { concluded: true }),
    reviewOf(story, first, '2026-02-17', { concluded: true }),
    reviewOf(story, second, '2026-09-08', { concluded: false }),
  ];
  return told.filter(({ heldOn, concludedOn }) => (concludedOn ?? heldOn) <= today);
};

const reviewOf = (
  story: Story,
  party: Party,
  on: string,
  { concluded }: { concluded: boolean },
): ToldReview => {
  const names = namesOf(story);
  const words = reviewWords[party.tongue];
  const heldOn = day(on);
  const outcome = story.current.outcomes.find(({ code }) => code === party.outcome)!;
  const [indicator] = outcome.indicators;
  const point = (key: PointKey, more: Omit<ToldPoint, 'id' | 'key' | 'what'>): ToldPoint => ({
    id: storyId(story.code, 'review point', party.key, on, key),
    key,
    what: words[key],
    ...more,
  });
  return {
    id: storyId(story.code, 'review', party.key, on),
    party,
    inHouse: !concluded,
    heldOn,
    concludedOn: concluded ? addDays(heldOn, 7) : undefined,
    outcomeId: names.outcome(story.current, party.outcome),
    points: [
      point('gapBargaining', {
        kind: 'gap',
        about: indicator
          ? { kind: 'indicator', id: names.indicator(story.current, outcome.code, indicator.template) }
          : { kind: 'outcome' },
        takenOnBy: words.training,
      }),
      point('gapBudget', { kind: 'gap', about: { kind: 'budget' } }),
      point('progress', { kind: 'progress', about: { kind: 'outcome' } }),
      point('decisionTrain', {
        kind: 'decision',
        about: { kind: 'outcome' },
        takenOnBy: words.training,
        dueOn: addDays(heldOn, 120),
      }),
      point('decisionAccounts', {
        kind: 'decision',
        about: { kind: 'budget' },
        takenOnBy: words.treasury,
        dueOn: addDays(heldOn, 300),
      }),
    ],
  };
};

/** An expert mission of the story; one that is not held yet has no `held`. */
export type ToldMission = {
  id: string;
  review: ToldReview;
  input: Readonly<Record<string, unknown>>;
  from: CalendarDay;
  until: CalendarDay;
  held: boolean;
  reportOn: CalendarDay | undefined;
  /** What it recommends, which stays open, if it does. */
  adviceId: string | undefined;
};

/**
 * One mission that keeps every rule, and one that trips each: from a review of the year before last, citing nothing, by
 * an expert from the South without a statement, and without a report.
 */
export const missionsOf = (story: Story, today: CalendarDay): ToldMission[] => {
  const [first, second, again] = reviewsOf(story, today);
  const told = [
    first && missionOf(story, first, { at: 'kept', from: day('2025-05-12'), reportAfter: 20 }),
    second && missionOf(story, second, { at: 'earlier', from: day('2025-06-16'), reportAfter: 25 }),
    again && missionOf(story, again, { at: 'next', from: day('2026-04-20'), reportAfter: 18 }),
    second && missionOf(story, second, { at: 'tripped', from: day('2026-05-18'), reportAfter: undefined }),
  ];
  return told.flatMap((each) => (each ? [{ ...each, held: each.until <= today }] : []));
};

/** In the first year of the programme nothing had been reviewed: a mission rested on what the indicators started from. */
export const firstMissionOf = (story: Story) => {
  const [party] = unionsOf(story);
  if (!party) return undefined;
  const words = reviewWords[party.tongue];
  const names = namesOf(story);
  const [from, until] = [day('2022-06-13'), day('2022-06-17')];
  const input = {
    kind: 'A8',
    id: storyId(story.code, 'mission', 'first'),
    outcomeId: names.outcome(story.current, party.outcome),
    partnershipId: party.partnershipId,
    title: words.missionFirst,
    plannedFrom: from,
    plannedUntil: until,
    country: party.country,
    place: party.cities[0],
    baselineOn: day('2021-12-31'),
    citations: [{ citedKind: 'gap', cited: words.gapBargaining }],
    expert: words.expert,
    expertOrigin: 'belgian_affiliate',
    expertCountry: 'BE',
    interest: 'no_conflict',
    interestStatement: words.statement,
    termsOfReference: words.terms,
  };
  return { party, from, until, reportOn: addDays(until, 20), input };
};

/** Of the missions of one partner the later one answers what the first recommended; that of the other has no word on it. */
type Mission = {
  at: 'kept' | 'earlier' | 'next' | 'tripped';
  from: CalendarDay;
  reportAfter: number | undefined;
};

const missionOf = (story: Story, review: ToldReview, { at, from, reportAfter }: Mission): ToldMission => {
  const { party } = review;
  const words = reviewWords[party.tongue];
  const until = addDays(from, 4);
  const isTripped = at === 'tripped';
  const leavesAdvice = at === 'kept' || at === 'earlier';
  const kept = {
    pointIds: review.points.filter(({ kind }) => kind !== 'decision').map(({ id }) => id),
    title: at === 'next' ? words.missionNext : words.missionKept,
    expert: words.expert,
    expertOrigin: 'belgian_affiliate',
    expertCountry: 'BE',
    interest: 'no_conflict',
    interestStatement: words.statement,
    decidedBy: 'joint',
    decidedOn: review.concludedOn ?? review.heldOn,
    decidingOrgan: organs[party.tongue],
  };
  const tripped = {
    pointIds: [],
    title: words.missionTripped,
    expert: words.southernExpert,
    expertOrigin: 'other_union',
    // The list of the donors that the demo knows has the countries of the story.
    expertCountry: unionsOf(story).find(({ country }) => country !== party.country)?.country ?? party.country,
  };
  const id = storyId(story.code, 'mission', at);
  const adviceOf = (mission: string) => storyId(story.code, 'recommendation', 'mission', mission);
  return {
    id,
    review,
    input: {
      id,
      ...(isTripped ? tripped : kept),
      ...(at === 'next' ? { answers: [{ recommendationId: adviceOf('kept'), answer: words.answer }] } : {}),
      plannedFrom: from,
      plannedUntil: until,
      country: party.country,
      place: party.cities[0],
      termsOfReference: words.terms,
    },
    from,
    until,
    held: false,
    reportOn: reportAfter === undefined ? undefined : addDays(until, reportAfter),
    adviceId: leavesAdvice ? adviceOf(at) : undefined,
  };
};
