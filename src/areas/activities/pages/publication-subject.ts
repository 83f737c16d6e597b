import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { type PublicationOfStory, publicationById, type StoryRow, storyById } from '../queries/stories.ts';

export type PublicationFound = { publication: PublicationOfStory; story: StoryRow };

/** The publication in the address with its story; undefined where the actor sees none. */
export const publicationFound = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<PublicationFound | undefined> => {
  const publication = await publicationById(tx, instituteId, id);
  const story = publication && (await storyById(tx, instituteId, publication.storyId));
  return publication && story && { publication, story };
};

/** Where, for what and when it appeared, as its list says it. */
export const publicationQuote = ({ words }: Page, { publication }: PublicationFound): string => {
  const { place, publishedAs, publishedOn } = publication;
  return [place, words.say(`activities.use-${publishedAs}`), words.day(publishedOn)].join(' · ');
};
