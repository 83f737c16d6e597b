import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { withdrawStoryInput } from '../rules/story-input.ts';

/** A story recorded by mistake goes out of sight with its consents; one that was published stays on the record. */
export const withdrawStory = defineCommand({
  name: 'withdraw-story',
  version: 1,
  input: withdrawStoryInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { storyId, reason, onBehalf }) => {
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (story.publications.length > 0) return refuse({ key: 'activities.story-was-published' });
    await tx
      .updateTable('stories')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', storyId)
      .execute();
    const { activityId, partnershipId, title, shown, peopleShown } = story;
    return done(
      { id: storyId, activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: { story: storyId, title, shown, peopleShown },
        after: { withdrawn: true, reason, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});
