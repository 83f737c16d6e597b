import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { activityById } from '../queries/activities.ts';
import { ordinaryDocuments } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { addStoryInput } from '../rules/story-input.ts';

/** A story, picture or film that came of an activity: what it shows, by function and count. */
export const addStory = defineCommand({
  name: 'add-story',
  version: 1,
  input: addStoryInput,
  may: mayKeepActivities,
  run: async (writing, { id = newId(), activityId, documentId, file, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    const { partnershipId } = activity;
    const subject = { kind: 'activity', id: activityId };
    if (documentId && !(await ordinaryDocuments(tx, chain, activityId)).some((own) => own.id === documentId))
      return refuseFields({ documentId: [{ key: 'problem.not-in-list' }] });
    const sent =
      file &&
      (await within(writing, attachDocument, {
        subject,
        ...(partnershipId ? { partnershipId } : {}),
        title: said.title.slice(0, 200),
        file,
        onBehalf,
      }));
    const shownIn = documentId ?? sent?.value.id ?? null;
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
        document_id: shownIn,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { story: id, ...said, documentId: shownIn, enteredOnBehalf };
    return done({ id }, { subject, partnershipId, after });
  },
});
