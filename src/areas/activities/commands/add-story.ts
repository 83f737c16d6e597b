import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { activityById } from '../queries/activities.ts';
import { ordinaryDocuments } from '../queries/stories.ts';
import { storyTellers } from '../queries/story-tellers.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { addStoryInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';

/** A story, picture or film that came of an activity or tells of an outcome: what it shows, by function and count. */
export const addStory = defineCommand({
  name: 'add-story',
  version: 1,
  input: addStoryInput,
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { id = newId(), activityId, outcomeId, partnershipId: teller, ...rest } = input;
    const { documentId, file, onBehalf, ...said } = rest;
    const { tx, actor, chain, entryNo } = writing;
    const whose = await whoseStory(writing, { activityId, outcomeId, partnershipId: teller });
    if ('fields' in whose) return refuseFields(whose.fields);
    const { partnershipId } = whose;
    const subject = storySubject({ id, activityId: activityId ?? null });
    const bearer = outcomeId ? { kind: 'outcome', id: outcomeId } : subject;
    if (documentId && !(await ordinaryDocuments(tx, chain, bearer)).some((own) => own.id === documentId))
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
        activity_id: activityId ?? null,
        outcome_id: outcomeId ?? null,
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
    const of = outcomeId ? { outcomeId } : {};
    const after = { story: id, ...of, ...said, documentId: shownIn, enteredOnBehalf };
    return done({ id }, { subject, partnershipId, after });
  },
});

type Told = Record<'activityId' | 'outcomeId' | 'partnershipId', string | undefined>;

/** Of whom the story is: of who has the activity; of an outcome that of a partner which works there, or the institute's own. */
const whoseStory = async (
  { tx, actor, chain }: Writing,
  { activityId, outcomeId, partnershipId }: Told,
): Promise<{ partnershipId: string | null } | { fields: FieldErrors }> => {
  if (activityId) {
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    return activity;
  }
  const outcome = outcomeId && (await outcomeById(tx, chain, outcomeId));
  if (!outcome) throw new NotFound();
  if (!partnershipId)
    return actor.partnerships.length > 0
      ? { fields: { partnershipId: [{ key: 'problem.missing' }] } }
      : { partnershipId: null };
  const tellers = await storyTellers(tx, { actor, instituteId: chain }, outcome.id);
  return tellers.some(({ id }) => id === partnershipId)
    ? { partnershipId }
    : { fields: { partnershipId: [{ key: 'problem.not-in-list' }] } };
};
