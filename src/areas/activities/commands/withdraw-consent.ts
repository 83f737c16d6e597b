import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { consentById } from '../queries/consents.ts';
import { storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { byWithdrawal } from '../rules/consent-article.ts';
import { peopleNotRenewed } from '../rules/consenting.ts';
import { withdrawConsentInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';

/** Who consented takes it back, and need not say why: from that day on nothing more is published under it. */
export const withdrawConsent = defineCommand({
  name: 'withdraw-consent',
  version: 1,
  input: withdrawConsentInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { consentId, withdrawnOn, reason = null, onBehalf }) => {
    const consent = await consentById(tx, chain, consentId);
    if (!consent) throw new NotFound();
    if (consent.withdrawnOn) return refuse(byWithdrawal('activities.consent-withdrawn-already'));
    const story = await storyById(tx, chain, consent.storyId);
    if (!story) throw new NotFound();
    if (peopleNotRenewed(consent, story.consents) === 0)
      return refuse(byWithdrawal('activities.consent-was-renewed'));
    if (withdrawnOn > todayIn()) return refuseFields({ withdrawnOn: [{ key: 'activities.day-in-future' }] });
    // A day before it was given would make it never given, and it is taken back once only.
    if (withdrawnOn < consent.givenOn)
      return refuseFields({ withdrawnOn: [byWithdrawal('activities.withdrawn-before-given')] });
    const { storyId } = consent;
    const { partnershipId } = story;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('consent_withdrawals')
      .values({
        institute_id: chain,
        id: newId(),
        consent_id: consentId,
        partnership_id: partnershipId,
        withdrawn_on: withdrawnOn,
        reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const subject = storySubject(story);
    const after = { story: storyId, consent: consentId, withdrawnOn, reason, enteredOnBehalf };
    return done({ id: consentId, storyId }, { subject, partnershipId, after });
  },
});
