import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { type ConsentFact, consentsBeside, mostConsenting, peopleToRenew } from '../rules/consent-rules.ts';
import { recordConsentInput } from '../rules/story-input.ts';

/**
 * The consent of people whom a story shows: by function and count, for which uses, until when. Who signed is said in the
 * document alone, a list of persons: it stays where the people are, or is shielded.
 */
export const recordConsent = defineCommand({
  name: 'record-consent',
  version: 1,
  input: recordConsentInput,
  personal: ['keeper'],
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const {
      id = newId(),
      storyId,
      who,
      people,
      givenOn,
      untilOn = null,
      uses,
      renews,
      kept,
      file,
      onBehalf,
    } = input;
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (givenOn > todayIn()) return refuseFields({ givenOn: [{ key: 'activities.day-in-future' }] });
    const renewsId = !renews || renews === 'nobody' ? null : renews;
    const consent = { id, renewsId, people, givenOn, untilOn, uses, withdrawnOn: null };
    const wrong = wrongIn(consent, renews !== undefined, story);
    if (wrong) return refuseFields(wrong);
    const { activityId, partnershipId } = story;
    const { value: document } = await within(writing, attachDocument, {
      subject: { kind: 'activity', id: activityId },
      ...(partnershipId ? { partnershipId } : {}),
      title: story.title,
      class: 'list_of_persons',
      file,
      kept: kept && { ...kept, headCount: people },
      whyUploaded: input.whyUploaded,
      onBehalf,
    });
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('story_consents')
      .values({
        institute_id: chain,
        id,
        story_id: storyId,
        activity_id: activityId,
        partnership_id: partnershipId,
        who,
        people,
        given_on: givenOn,
        until_on: untilOn,
        uses,
        renews_id: renewsId,
        document_id: document.id,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = {
      story: storyId,
      who,
      people,
      givenOn,
      untilOn,
      uses,
      renews: renewsId,
      documentId: document.id,
      enteredOnBehalf,
    };
    return done({ id }, { subject: { kind: 'activity', id: activityId }, partnershipId, after });
  },
});

/** One person who signs twice is one: whose consent it is must be known before it can count. */
const wrongIn = (
  consent: ConsentFact,
  isSaid: boolean,
  { consents, peopleShown }: Pick<StoryRow, 'consents' | 'peopleShown'>,
): FieldErrors | undefined => {
  if (!isSaid && consentsBeside(consent, consents).length > 0)
    return { renews: [{ key: 'activities.whose-consent' }] };
  const earlier = consents.find(({ id }) => id === consent.renewsId);
  if (consent.renewsId && (!earlier || earlier.withdrawnOn))
    return { renews: [{ key: 'problem.not-in-list' }] };
  const renewable = earlier && peopleToRenew(earlier, consent.uses, consents);
  if (renewable !== undefined && consent.people > renewable)
    return { people: [{ key: 'activities.renewed-by-more', args: { count: renewable } }] };
  const covered = mostConsenting(consent, consents);
  if (covered <= peopleShown) return undefined;
  return { people: [{ key: 'activities.more-consent-than-shown', args: { count: peopleShown, covered } }] };
};
