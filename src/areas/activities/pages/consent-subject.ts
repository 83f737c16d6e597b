import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { type ConsentRow, consentById } from '../queries/consents.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';

export type ConsentOfStory = { consent: ConsentRow; story: StoryRow };

/** The consent in the address with its story; undefined where the actor sees none. */
export const consentOfStory = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ConsentOfStory | undefined> => {
  const consent = await consentById(tx, instituteId, id);
  const story = consent && (await storyById(tx, instituteId, consent.storyId));
  return consent && story && { consent, story };
};

/** By whom, of how many and when, as its list says it. */
export const consentQuote = ({ words }: Page, { who, people, givenOn }: ConsentRow): string =>
  words.t('activities.consent-quoted', { who, count: people, day: givenOn });

/** Which consent one renews, as a choice or beside it. */
export const renewsThat = ({ words }: Page, { who, givenOn, people }: ConsentRow): string =>
  words.t('activities.renews-that', { who, day: givenOn, count: people });
