import { todayIn } from '../../../kernel/calendar-day.ts';
import { type ConsentFact, type Consents, peopleConsenting } from './consenting.ts';
import type { StoryUse } from './story-input.ts';

type Shown = {
  peopleShown: number;
  consents: Consents;
  publications: readonly { publishedAs: StoryUse; takenDownOn: string | null }[];
};

/**
 * Whether something published, that not everyone consents to, would stand as consented to with a consent as it would be, or
 * without it.
 */
export const publishesAgain = (story: Shown, consentId: string, consent?: ConsentFact): boolean => {
  const on = todayIn();
  const others = story.consents.filter(({ id }) => id !== consentId);
  return story.publications
    .filter(({ takenDownOn }) => takenDownOn === null)
    .some(({ publishedAs: use }) => {
      const isCovered = (all: Consents) => peopleConsenting(all, { on, use }).covered >= story.peopleShown;
      return !isCovered(story.consents) && isCovered(consent ? [...others, consent] : others);
    });
};
