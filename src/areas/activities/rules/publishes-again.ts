import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { mayPublishStories } from './activity-permissions.ts';
import { consentRule } from './consent-rules.ts';
import { type ConsentFact, type Consents, peopleConsenting } from './consenting.ts';
import type { StoryUse } from './story-input.ts';

type Shown = {
  peopleShown: number;
  consents: Consents;
  publications: readonly { publishedAs: StoryUse; takenDownOn: string | null }[];
};

/** Whether not everyone shown consents to the use today. */
export const lacksConsent = (
  { peopleShown, consents }: Pick<Shown, 'peopleShown' | 'consents'>,
  use: StoryUse,
): boolean => peopleConsenting(consents, { on: todayIn(), use }).covered < peopleShown;

/**
 * Why somebody does not correct a consent to what it would be, or strike it out: something published that not everyone consents
 * to would stand as consented to, which is for who publishes stories to say.
 */
export const whyAskWhoPublishes = (
  actor: Actor,
  story: Shown,
  consentId: string,
  consent?: ConsentFact,
): Problem | undefined => {
  if (mayPublishStories(actor) === true) return undefined;
  const others = story.consents.filter(({ id }) => id !== consentId);
  const after = { ...story, consents: consent ? [...others, consent] : others };
  const standing = story.publications.filter(({ takenDownOn }) => takenDownOn === null);
  return standing.some(({ publishedAs: use }) => lacksConsent(story, use) && !lacksConsent(after, use))
    ? { key: 'activities.asks-who-publishes', args: { article: consentRule.citation } }
    : undefined;
};
