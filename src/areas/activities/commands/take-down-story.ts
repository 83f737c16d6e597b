import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { publicationById, storyById } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { takeDownStoryInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';

/** A story was taken down where it had been published: that it appeared stays on the record, with the day it went. */
export const takeDownStory = defineCommand({
  name: 'take-down-story',
  version: 1,
  input: takeDownStoryInput,
  may: mayPublishStories,
  run: async ({ tx, chain, entryNo }, { publicationId, takenDownOn, note = null }) => {
    const publication = await publicationById(tx, chain, publicationId);
    const story = publication && (await storyById(tx, chain, publication.storyId));
    if (!publication || !story) throw new NotFound();
    if (publication.takenDownOn) return refuse({ key: 'activities.taken-down-already' });
    if (takenDownOn > todayIn()) return refuseFields({ takenDownOn: [{ key: 'activities.day-in-future' }] });
    if (takenDownOn < publication.publishedOn)
      return refuseFields({ takenDownOn: [{ key: 'activities.taken-down-before-published' }] });
    const { storyId, place } = publication;
    const { partnershipId } = story;
    await tx
      .insertInto('story_removals')
      .values({
        institute_id: chain,
        id: newId(),
        publication_id: publicationId,
        partnership_id: partnershipId,
        taken_down_on: takenDownOn,
        note,
        entry_no: entryNo,
      })
      .execute();
    const after = { story: storyId, place, takenDownOn, note };
    return done({ storyId }, { subject: storySubject(story), partnershipId, after });
  },
});
