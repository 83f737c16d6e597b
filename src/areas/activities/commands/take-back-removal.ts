import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { publicationById, storyById } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { takeBackRemovalInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { takeBackFact } from './take-back-fact.ts';

/**
 * A take-down noted wrongly never was: what was published stands there still. That publishes nothing, it hides nothing either:
 * where not everyone shown consents, it waits to be taken down.
 */
export const takeBackRemoval = defineCommand({
  name: 'take-back-removal',
  version: 1,
  input: takeBackRemovalInput,
  may: mayPublishStories,
  run: async (writing, { publicationId, version, reason }) => {
    const publication = await publicationById(writing.tx, writing.chain, publicationId);
    const story = publication && (await storyById(writing.tx, writing.chain, publication.storyId));
    if (!publication || !story) throw new NotFound();
    const { storyId, place, takenDownOn, removalId, removalNo } = publication;
    if (removalId === null || removalNo === null) return refuse({ key: 'activities.not-taken-down' });
    if (version !== undefined && version !== removalNo)
      return conflict(removalNo, { 'activities.takenDownOn': takenDownOn });
    await takeBackFact(writing, 'story_removals', { rowId: removalId, reason });
    return done(
      { id: publicationId, storyId },
      {
        subject: storySubject(story),
        partnershipId: story.partnershipId,
        before: { story: storyId, place, takenDownOn },
        after: { reason },
      },
    );
  },
});
