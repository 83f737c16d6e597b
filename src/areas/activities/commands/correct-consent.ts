import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId as freshId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound, type Problem } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { endDocuments } from '../../records/commands/end-documents.ts';
import { type ConsentRow, consentOfRow } from '../queries/consents.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { byWithdrawal, notShown } from '../rules/consent-article.ts';
import { wrongInClaim } from '../rules/consent-claim.ts';
import { whyAskWhoPublishes } from '../rules/publishes-again.ts';
import { correctConsentInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { correctedPaper, namesPaper } from './attach-consent-paper.ts';
import { endConsent, writeConsent } from './write-consent.ts';

/**
 * Another row takes the place of a consent, or none where it was never given: what it said of people, uses and days counts no
 * more, from the first day on. What was published on it is told to whoever may take it down.
 */
export const correctConsent = defineCommand({
  name: 'correct-consent',
  version: 1,
  input: correctConsentInput,
  personal: ['keeper'],
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { newId = freshId(), neverWas, reason, who, givenOn, untilOn = null, uses, renews } = input;
    const old = await consentOfRow(tx, chain, input.id, true);
    const story = old && (await storyById(tx, chain, old.storyId));
    if (!old || !story) throw new NotFound();
    const before = saidOf(old);
    const met = await metMeanwhile(writing, 'story_consents', input, before);
    if (met) return met;
    const { storyId } = old;
    const { partnershipId } = story;
    const subject = storySubject(story);
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    const entry = { subject, partnershipId, before: { story: storyId, ...before, documentId: old.paperId } };
    // The withdrawal stays with this consent: with it gone, or less, what it renewed would speak for those who withdrew.
    const { withdrawnOn: day } = old;
    if (neverWas) {
      if (day && old.renewsId) return refuse(takeBackFirst(day));
      const ask = whyAskWhoPublishes(actor, story, old.id);
      if (ask) return refuse(ask);
      if (story.consents.some(({ renewsId }) => renewsId === old.id))
        return refuse(notShown('activities.renewed-by-another'));
      await endConsent(writing, old.rowId);
      await endDocuments(writing, [old.paperId]);
      return done({ id: old.id, storyId }, { ...entry, after: { neverWas, reason, enteredOnBehalf } });
    }
    const { people = old.people } = input;
    if (input.people === undefined && (namesPaper(input) || who !== old.who))
      return refuseFields({ people: [notShown('activities.people-again', { count: old.people })] });
    const ofOthers = renews === 'nobody';
    const renewsId = !renews || renews === 'nobody' ? null : renews;
    const consent = { ...old, entryNo, renewsId, ofOthers, who, people, givenOn, untilOn, uses };
    if (day && old.renewsId && saysLess(consent, old)) return refuse(takeBackFirst(day));
    const ask = whyAskWhoPublishes(actor, story, old.id, consent);
    if (ask) return refuse(ask);
    const wrong = wrongIn(consent, renews !== undefined, story);
    if (wrong) return refuseFields(wrong);
    const paperId = await correctedPaper(writing, story, { ...input, people, paperId: old.paperId });
    const replaces = { rowId: old.rowId, reason };
    await writeConsent(writing, {
      ...consent,
      partnershipId,
      rowId: newId,
      paperId,
      enteredOnBehalf,
      replaces,
    });
    if (paperId !== old.paperId) await endDocuments(writing, [old.paperId]);
    const after = { ...saidOf(consent), documentId: paperId, reason, enteredOnBehalf };
    return done({ id: old.id, storyId }, { ...entry, after });
  },
});

const takeBackFirst = (day: CalendarDay): Problem =>
  byWithdrawal('activities.take-withdrawal-back-first', { day });

const saysLess = ({ renewsId, people, uses }: ConsentRow, old: ConsentRow): boolean =>
  renewsId !== old.renewsId || people < old.people || old.uses.some((use) => !uses.includes(use));

const saidOf = ({ who, people, givenOn, untilOn, uses, renewsId, ofOthers }: ConsentRow) => ({
  who,
  people,
  givenOn,
  untilOn,
  uses,
  renews: renewsId,
  ofOthers,
});

const wrongIn = (consent: ConsentRow, isSaid: boolean, story: StoryRow): FieldErrors | undefined => {
  const { givenOn, withdrawnOn } = consent;
  if (givenOn > todayIn()) return { givenOn: [{ key: 'activities.day-in-future' }] };
  if (withdrawnOn && withdrawnOn < givenOn)
    return { givenOn: [byWithdrawal('activities.given-after-withdrawn', { day: withdrawnOn })] };
  const others = story.consents.filter(({ id }) => id !== consent.id);
  const { peopleShown } = story;
  return wrongInClaim({ consent, isSaid, others, peopleShown, ofWithdrawn: true });
};
