import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { consentById } from '../queries/consents.ts';
import { storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { byWithdrawal, notShown } from '../rules/consent-article.ts';
import { mostConsenting } from '../rules/consenting.ts';
import { whyAskWhoPublishes } from '../rules/publishes-again.ts';
import { takeBackConsentWithdrawalInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { takeBackFact } from './take-back-fact.ts';

/**
 * A withdrawal noted wrongly (of another consent, on another day) never was: the consent holds again. What was taken down
 * stays down until someone publishes it; what still stands published is for who publishes to judge.
 */
export const takeBackConsentWithdrawal = defineCommand({
  name: 'take-back-consent-withdrawal',
  version: 1,
  input: takeBackConsentWithdrawalInput,
  may: mayKeepActivities,
  run: async (writing, { consentId, version, reason, onBehalf }) => {
    const { tx, actor, chain } = writing;
    const consent = await consentById(tx, chain, consentId);
    const story = consent && (await storyById(tx, chain, consent.storyId));
    if (!consent || !story) throw new NotFound();
    const { withdrawnOn, withdrawalId, withdrawalNo } = consent;
    if (withdrawalId === null || withdrawalNo === null)
      return refuse(byWithdrawal('activities.not-withdrawn'));
    if (version !== undefined && version !== withdrawalNo)
      return conflict(withdrawalNo, { 'activities.withdrawnOn': withdrawnOn });
    // Once it was withdrawn, its paper may have gone: then nothing proves it any more.
    if (consent.documentId === null) return refuse(notShown('activities.consent-without-paper'));
    const others = story.consents.filter(({ id }) => id !== consentId);
    const covered = mostConsenting({ ...consent, withdrawnOn: null }, others);
    const { peopleShown: count } = story;
    if (covered > count) return refuse(notShown('activities.more-consent-than-shown', { count, covered }));
    const ask = whyAskWhoPublishes(actor, story, consentId, { ...consent, withdrawnOn: null });
    if (ask) return refuse(ask);
    await takeBackFact(writing, 'consent_withdrawals', { rowId: withdrawalId, reason });
    const { storyId } = consent;
    return done(
      { id: consentId, storyId },
      {
        subject: storySubject(story),
        partnershipId: story.partnershipId,
        before: { story: storyId, consent: consentId, withdrawnOn },
        after: { reason, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});
