import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { consentById } from '../queries/consents.ts';
import { storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { notShown } from '../rules/consent-article.ts';
import { wrongInClaim } from '../rules/consent-claim.ts';
import { sayWhoseConsentInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { writeConsent } from './write-consent.ts';

/** Of a consent recorded without it: whether the people of another renew it, or none of them had consented before. */
export const sayWhoseConsent = defineCommand({
  name: 'say-whose-consent',
  version: 1,
  input: sayWhoseConsentInput,
  may: mayKeepActivities,
  run: async (writing, { consentId, renews, onBehalf }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await consentById(tx, chain, consentId);
    const story = old && (await storyById(tx, chain, old.storyId));
    if (!old || !story) throw new NotFound();
    if (old.renewsId !== null || old.ofOthers) return refuse(notShown('activities.whose-said-already'));
    const ofOthers = renews === 'nobody';
    const consent = { ...old, entryNo, renewsId: ofOthers ? null : renews, ofOthers };
    const others = story.consents.filter(({ id }) => id !== consentId);
    const { peopleShown, partnershipId } = story;
    const wrong = wrongInClaim({ consent, isSaid: true, others, peopleShown, ofWithdrawn: true });
    if (wrong) return refuseFields({ renews: wrong.renews ?? wrong.people ?? [] });
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const replaces = { rowId: old.rowId, reason: null };
    await writeConsent(writing, { ...consent, partnershipId, rowId: newId(), enteredOnBehalf, replaces });
    const { storyId, who } = old;
    return done(
      { id: consentId, storyId },
      {
        subject: storySubject(story),
        partnershipId,
        before: { consent: consentId, renews: null, ofOthers: false },
        after: { story: storyId, who, renews: consent.renewsId, ofOthers, enteredOnBehalf },
      },
    );
  },
});
