import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { publicationById, storyById } from '../queries/stories.ts';
import { mayPublishStories, mayUnsayPublications } from '../rules/activity-permissions.ts';
import { consentRule } from '../rules/consent-rules.ts';
import { lacksConsent } from '../rules/publishes-again.ts';
import { takeBackPublicationInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { takeBackFact } from './take-back-fact.ts';

/** A publication noted wrongly (of another story, use, day or place) never was, nor was it ever taken down. */
export const takeBackPublication = defineCommand({
  name: 'take-back-publication',
  version: 1,
  input: takeBackPublicationInput,
  may: mayPublishStories,
  run: async (writing, { publicationId, reason }) => {
    const publication = await publicationById(writing.tx, writing.chain, publicationId);
    const story = publication && (await storyById(writing.tx, writing.chain, publication.storyId));
    if (!publication || !story) throw new NotFound();
    // Taken back, nobody is told of it any more.
    const isTold = publication.takenDownOn === null && lacksConsent(story, publication.publishedAs);
    if (isTold && mayUnsayPublications(writing.actor) !== true)
      return refuse({ key: 'activities.take-down-or-ask-director', args: { article: consentRule.citation } });
    const { storyId, publishedOn, publishedAs, place, takenDownOn, removalId } = publication;
    await takeBackFact(writing, 'story_publications', { rowId: publicationId, reason });
    if (removalId) await takeBackFact(writing, 'story_removals', { rowId: removalId, reason });
    return done(
      { id: publicationId, storyId },
      {
        subject: storySubject(story),
        partnershipId: story.partnershipId,
        before: { story: storyId, publishedOn, publishedAs, place, takenDownOn },
        after: { reason },
      },
    );
  },
});
