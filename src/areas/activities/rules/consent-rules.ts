import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type ConsentFact, peopleConsenting } from './consenting.ts';
import { type StoryUse, storyUses } from './story-input.ts';

/** A story or picture on the day and for the use for which it is to be published. */
export type StoryFacts = {
  on: CalendarDay;
  use: StoryUse;
  peopleShown: number;
  consents: readonly ConsentFact[];
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

const citation = 'Agreement of 6 June 2007, objective 8; Regulation (EU) 2016/679, art. 7';

/**
 * Nobody is shown without consent, and whose a consent is must be said before it counts beside another; no derogation
 * stands for it, since it is not the donor's to give.
 */
export const consentRule = defineRule<StoryFacts>({
  id: 'O8-consent',
  severity: 'blocks',
  moments: ['publishing'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const { peopleShown, consents, on, use } = facts;
    const { asked, covered, claimed } = peopleConsenting(consents, facts);
    const kept = covered >= peopleShown;
    const lapsed = asked > covered ? 'activities.consent-lapsed' : 'activities.consent-missing';
    const missing = claimed >= peopleShown ? 'activities.consent-unproven' : lapsed;
    const given = peopleShown === 0 ? 'activities.consent-nobody-shown' : 'activities.consent-given';
    return {
      kept,
      sentence: {
        key: kept ? given : missing,
        args: { count: peopleShown, covered, day: on, article: citation },
      },
      inputs: { on, use, peopleShown, covered },
    };
  },
});

export const storyRules: readonly Rule<StoryFacts>[] = [consentRule];
