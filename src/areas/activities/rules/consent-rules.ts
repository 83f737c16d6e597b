import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type StoryUse, storyUses } from './story-input.ts';

/** A consent of some of the people shown; from the day of its withdrawal on it is none. */
export type ConsentFact = {
  id: string;
  /** The earlier consent in which these same people are counted. */
  renewsId: string | null;
  people: number;
  givenOn: CalendarDay;
  untilOn: CalendarDay | null;
  withdrawnOn: CalendarDay | null;
  uses: readonly StoryUse[];
};

/** A story or picture on the day and for the use for which it is to be published. */
export type StoryFacts = {
  on: CalendarDay;
  use: StoryUse;
  peopleShown: number;
  consents: readonly ConsentFact[];
};

type Publication = Pick<StoryFacts, 'on' | 'use'>;

type Consents = readonly ConsentFact[];

const isGiven = ({ givenOn, uses }: ConsentFact, { on, use }: Publication): boolean =>
  givenOn <= on && uses.includes(use);

/** Whether a consent holds on the day for the use. */
const isValidConsent = (consent: ConsentFact, { on, use }: Publication): boolean =>
  isGiven(consent, { on, use }) &&
  (consent.untilOn === null || on <= consent.untilOn) &&
  (consent.withdrawnOn === null || on < consent.withdrawnOn);

/** Of how many a consent still speaks: those who renewed it are counted in the later one, and with it they withdraw. */
const peopleLeft = ({ id, people }: ConsentFact, all: Consents, publication: Publication): number =>
  all
    .filter((later) => later.renewsId === id && isGiven(later, publication))
    .reduce((left, later) => Math.max(0, left - later.people), people);

/** How many consented to the use by that day, and of how many that still holds: nobody twice, however often one signed. */
const peopleConsenting = (all: Consents, publication: Publication): { asked: number; covered: number } => {
  const count = (of: Consents) => of.reduce((sum, consent) => sum + peopleLeft(consent, all, publication), 0);
  return {
    asked: count(all.filter((consent) => isGiven(consent, publication))),
    covered: count(all.filter((consent) => isValidConsent(consent, publication))),
  };
};

const theLastDay = '9999-12-31' as CalendarDay;

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

/** How many of an earlier consent another may still renew, for the uses that both name; undefined where it names none of them. */
export const peopleToRenew = (
  earlier: ConsentFact,
  uses: readonly StoryUse[],
  all: Consents,
): number | undefined => {
  const shared = earlier.uses.filter((use) => uses.includes(use));
  if (shared.length === 0) return undefined;
  return Math.min(...shared.map((use) => peopleLeft(earlier, all, { on: theLastDay, use })));
};

type JudgedStory = Omit<StoryFacts, 'on' | 'use'> & {
  publications: readonly { publishedAs: StoryUse; takenDownOn: CalendarDay | null }[];
};

/** The uses in which a story is still published; before it ever was, the one that most of those shown agreed to. */
export const storyUsesToJudge = (
  { consents, publications }: JudgedStory,
  on: CalendarDay,
): readonly StoryUse[] => {
  const standing = publications.filter(({ takenDownOn }) => takenDownOn === null);
  if (publications.length > 0) return [...new Set(standing.map(({ publishedAs }) => publishedAs))];
  const agreed = (use: StoryUse) => peopleConsenting(consents, { on, use }).covered;
  return [...storyUses].sort((a, b) => agreed(b) - agreed(a)).slice(0, 1);
};

/** Nobody is shown without consent; no derogation stands for it, since it is not the donor's to give. */
export const consentRule = defineRule<StoryFacts>({
  id: 'O8-consent',
  severity: 'blocks',
  moments: ['publishing'],
  citation: 'Agreement of 6 June 2007, objective 8; Regulation (EU) 2016/679, art. 7',
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const { peopleShown, consents, on, use } = facts;
    const { asked, covered } = peopleConsenting(consents, facts);
    const kept = covered >= peopleShown;
    const missing = asked > covered ? 'activities.consent-lapsed' : 'activities.consent-missing';
    const given = peopleShown === 0 ? 'activities.consent-nobody-shown' : 'activities.consent-given';
    return {
      kept,
      sentence: { key: kept ? given : missing, args: { count: peopleShown, covered, day: on } },
      inputs: { on, use, peopleShown, covered },
    };
  },
});

export const storyRules: readonly Rule<StoryFacts>[] = [consentRule];
