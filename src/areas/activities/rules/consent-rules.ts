import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type StoryUse, storyUses } from './story-input.ts';

/** A consent of some of the people shown; from the day of its withdrawal on it is none. */
export type ConsentFact = {
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

const isGiven = ({ givenOn, uses }: ConsentFact, { on, use }: Publication): boolean =>
  givenOn <= on && uses.includes(use);

/** Whether a consent holds on the day for the use. */
const isValidConsent = (consent: ConsentFact, { on, use }: Publication): boolean =>
  isGiven(consent, { on, use }) &&
  (consent.untilOn === null || on <= consent.untilOn) &&
  (consent.withdrawnOn === null || on < consent.withdrawnOn);

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
  const agreed = (use: StoryUse) =>
    consents
      .filter((consent) => isValidConsent(consent, { on, use }))
      .reduce((sum, { people }) => sum + people, 0);
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
    const count = (of: readonly ConsentFact[]) => of.reduce((sum, { people }) => sum + people, 0);
    const covered = count(consents.filter((consent) => isValidConsent(consent, facts)));
    const kept = covered >= peopleShown;
    const lapsed = count(consents.filter((consent) => isGiven(consent, facts))) > covered;
    const missing = lapsed ? 'activities.consent-lapsed' : 'activities.consent-missing';
    const given = peopleShown === 0 ? 'activities.consent-nobody-shown' : 'activities.consent-given';
    return {
      kept,
      sentence: { key: kept ? given : missing, args: { count: peopleShown, covered, day: on } },
      inputs: { on, use, peopleShown, covered },
    };
  },
});

export const storyRules: readonly Rule<StoryFacts>[] = [consentRule];
