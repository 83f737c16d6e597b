import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import type { StoryUse } from './story-input.ts';

/** A consent of some of the people shown; from the day of its withdrawal on it is none. */
export type ConsentFact = {
  id: string;
  /** The consent in which these same people are counted already. */
  renewsId: string | null;
  /** Said of it: none of these people had consented in what was recorded before. */
  ofOthers: boolean;
  /** Number of the entry that said so last: what is recorded later is later. */
  entryNo: number;
  people: number;
  givenOn: CalendarDay;
  untilOn: CalendarDay | null;
  withdrawnOn: CalendarDay | null;
  uses: readonly StoryUse[];
};

export type Publication = { on: CalendarDay; use: StoryUse };

export type Consents = readonly ConsentFact[];

const isGiven = ({ givenOn, uses }: ConsentFact, { on, use }: Publication): boolean =>
  givenOn <= on && uses.includes(use);

/** Whether a consent holds on the day for the use. */
const isValidConsent = (consent: ConsentFact, { on, use }: Publication): boolean =>
  isGiven(consent, { on, use }) && on < endOf(consent);

const theLastDay = '9999-12-31' as CalendarDay;

/** The first day on which it holds no more. */
const endOf = ({ untilOn, withdrawnOn }: ConsentFact): CalendarDay => {
  const end = untilOn === null || untilOn >= theLastDay ? theLastDay : addDays(untilOn, 1);
  return withdrawnOn !== null && withdrawnOn < end ? withdrawnOn : end;
};

/** The consent of the same people that renews none: whose a consent is, is said of that one. */
const firstOf = (consent: ConsentFact, all: Consents): ConsentFact => {
  let first = consent;
  for (const _ of all) first = all.find(({ id }) => id === first.renewsId) ?? first;
  return first;
};

/** Whether two consents are of the same people, because one renews the other. */
export const areOfTheSame = (one: ConsentFact, other: ConsentFact, all: Consents): boolean =>
  firstOf(one, all).id === firstOf(other, all).id;

const firsts = (all: Consents): ConsentFact[] =>
  all.filter((one) => firstOf(one, all) === one).sort((a, b) => a.entryNo - b.entryNo);

/** Of how many a consent still speaks: those who renewed it are counted in the later one, and with it they withdraw. */
const peopleLeft = ({ id, people }: ConsentFact, all: Consents, publication: Publication): number =>
  all
    .filter((later) => later.renewsId === id && isGiven(later, publication))
    .reduce((left, later) => Math.max(0, left - later.people), people);

type Counted = { of: Consents; all: Consents; publication: Publication };

/** However often those who gave a consent renew it, they are no more than they were. */
const peopleOfTheSame = (first: ConsentFact, { of, all, publication }: Counted): number =>
  Math.min(
    first.people,
    of
      .filter((one) => areOfTheSame(one, first, all))
      .reduce((sum, one) => sum + peopleLeft(one, all, publication), 0),
  );

/**
 * Of how many people these consents are at least. Of whom nobody said that they had not consented before can be the ones of
 * an earlier consent: they add to it only by being more than all of those.
 */
const fewestPeople = (counted: Counted, peopleOf: (first: ConsentFact, counted: Counted) => number): number =>
  firsts(counted.all).reduce((sum, first) => {
    const people = peopleOf(first, counted);
    return first.ofOthers ? sum + people : Math.max(sum, people);
  }, 0);

/** Without those who may be the same that withdrew another consent to this use, which stood beside theirs. */
const peopleStaying = (first: ConsentFact, counted: Counted): number => {
  const { of, all, publication } = counted;
  const theirs = of.filter((one) => areOfTheSame(one, first, all));
  const gone = all.filter(
    (other) =>
      other.withdrawnOn !== null &&
      other.withdrawnOn <= publication.on &&
      isGiven(other, publication) &&
      !areToldApart(first, firstOf(other, all)) &&
      theirs.some(({ givenOn }) => givenOn < other.withdrawnOn!),
  );
  const people = gone.reduce((sum, other) => sum + peopleLeft(other, all, publication), 0);
  return Math.max(0, peopleOfTheSame(first, counted) - people);
};

/** Whether it was said that the people of one first consent are none of the other's; those of one and the same are known. */
const areToldApart = (one: ConsentFact, other: ConsentFact): boolean =>
  one.id === other.id || (one.entryNo > other.entryNo ? one : other).ofOthers;

/** Whether it is said of a consent that renews none, or of every later one, that its people are none of the others'. */
export const isOfOthers = (consent: ConsentFact, all: Consents): boolean =>
  consent.renewsId === null && firsts(all).every((other) => areToldApart(consent, other));

/**
 * How many consented to the use by that day, of how many that still holds, both as far as it is said whose each consent is,
 * and of how many it would hold were each of other people.
 */
export const peopleConsenting = (
  all: Consents,
  publication: Publication,
): { asked: number; covered: number; claimed: number } => {
  const given = { of: all.filter((consent) => isGiven(consent, publication)), all, publication };
  const valid = { ...given, of: all.filter((consent) => isValidConsent(consent, publication)) };
  return {
    asked: fewestPeople(given, peopleOfTheSame),
    covered: fewestPeople(valid, peopleStaying),
    claimed: firsts(all).reduce((sum, first) => sum + peopleOfTheSame(first, valid), 0),
  };
};

/** For how many of its people, at least for one use, a consent was not renewed by now. */
export const peopleNotRenewed = (consent: ConsentFact, all: Consents): number =>
  Math.max(...consent.uses.map((use) => peopleLeft(consent, all, { on: theLastDay, use })));

/** Consents that hold on a day and for a use of this one too: whether it is of the same people must be said. */
export const consentsBeside = (consent: ConsentFact, all: Consents): Consents =>
  all.filter(
    (other) =>
      other.withdrawnOn === null &&
      (consent.untilOn === null || other.givenOn <= consent.untilOn) &&
      (other.untilOn === null || consent.givenOn <= other.untilOn) &&
      other.uses.some((use) => consent.uses.includes(use)) &&
      peopleNotRenewed(other, all) > 0,
  );

/** Consents of which nobody said whose they are, although an earlier one held beside them: they add nobody until it is said. */
export const consentsOfUnknown = (all: Consents): ConsentFact[] => {
  const inOrder = firsts(all);
  const held = (first: ConsentFact) => all.filter((one) => areOfTheSame(one, first, all));
  return inOrder.filter(
    (first, index) =>
      !first.ofOthers &&
      inOrder
        .slice(0, index)
        .some((earlier) =>
          held(earlier).some((one) => held(first).some((other) => heldTogether(one, other))),
        ),
  );
};

const heldTogether = (one: ConsentFact, other: ConsentFact): boolean =>
  one.uses.some((use) => other.uses.includes(use)) &&
  one.givenOn < endOf(other) &&
  other.givenOn < endOf(one) &&
  one.givenOn < endOf(one) &&
  other.givenOn < endOf(other);

/** The most people that would consent at once to a use of this consent, with it. */
export const mostConsenting = (consent: ConsentFact, others: Consents): number => {
  const all = [...others, consent];
  const days = all.map(({ givenOn }) => givenOn).filter((on) => on >= consent.givenOn);
  return Math.max(
    ...days
      .filter((on) => consent.untilOn === null || on <= consent.untilOn)
      .flatMap((on) => consent.uses.map((use) => peopleConsenting(all, { on, use }).covered)),
  );
};

/** How many of an earlier consent another may still renew: of all of them, where it names no use of that one. */
export const peopleToRenew = (earlier: ConsentFact, uses: readonly StoryUse[], all: Consents): number =>
  Math.min(
    earlier.people,
    ...earlier.uses
      .filter((use) => uses.includes(use))
      .map((use) => peopleLeft(earlier, all, { on: theLastDay, use })),
  );
