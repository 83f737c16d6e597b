import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { wrongInClaim } from '../rules/consent-claim.ts';
import { recordConsentInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { attachConsentPaper } from './attach-consent-paper.ts';
import { writeConsent } from './write-consent.ts';

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
    const { id = newId(), storyId, who, people, givenOn, untilOn = null, uses, renews, onBehalf } = input;
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (givenOn > todayIn()) return refuseFields({ givenOn: [{ key: 'activities.day-in-future' }] });
    const renewsId = !renews || renews === 'nobody' ? null : renews;
    const ofOthers = renews === 'nobody';
    const consent = { id, entryNo, renewsId, ofOthers, people, givenOn, untilOn, uses, withdrawnOn: null };
    const { consents: others, peopleShown } = story;
    const wrong = wrongInClaim({ consent, isSaid: renews !== undefined, others, peopleShown });
    if (wrong) return refuseFields(wrong);
    const { partnershipId } = story;
    const paperId = await attachConsentPaper(writing, story, input);
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await writeConsent(writing, {
      ...consent,
      rowId: id,
      storyId,
      partnershipId,
      who,
      paperId,
      enteredOnBehalf,
    });
    const after = {
      story: storyId,
      who,
      people,
      givenOn,
      untilOn,
      uses,
      renews: renewsId,
      ofOthers,
      documentId: paperId,
      enteredOnBehalf,
    };
    return done({ id }, { subject: storySubject(story), partnershipId, after });
  },
});
