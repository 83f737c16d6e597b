import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { endDocuments } from '../../records/commands/end-documents.ts';
import { documentsOfNoOtherStory, storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { withdrawStoryInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';

/**
 * A story recorded by mistake goes out of sight with its consents, their papers and the picture sent with it; one that
 * was published stays on the record.
 */
export const withdrawStory = defineCommand({
  name: 'withdraw-story',
  version: 1,
  input: withdrawStoryInput,
  may: mayKeepActivities,
  run: async (writing, { storyId, reason, onBehalf }) => {
    const { tx, actor, chain, entryNo } = writing;
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (story.publications.length > 0) return refuse({ key: 'activities.story-was-published' });
    await tx
      .updateTable('stories')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', storyId)
      .execute();
    const documentIds = await documentsOfNoOtherStory(tx, chain, storyId);
    await endDocuments(writing, documentIds);
    const { partnershipId, title, shown, peopleShown } = story;
    return done(
      { id: storyId },
      {
        subject: storySubject(story),
        partnershipId,
        before: { story: storyId, title, shown, peopleShown, documentIds },
        after: { withdrawn: true, reason, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});
