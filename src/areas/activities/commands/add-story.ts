import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { addStoryInput } from '../rules/story-input.ts';

/** A story, picture or film that came of an activity: what it shows, by function and count. */
export const addStory = defineCommand({
  name: 'add-story',
  version: 1,
  input: addStoryInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { id = newId(), activityId, onBehalf, ...said }) => {
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('stories')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        medium: said.medium,
        title: said.title,
        shown: said.shown,
        people_shown: said.peopleShown,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const subject = { kind: 'activity', id: activityId };
    return done({ id }, { subject, partnershipId, after: { story: id, ...said, enteredOnBehalf } });
  },
});
