import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { agreement } from '../queries/agreements.ts';
import { amendment } from '../queries/amendments.ts';
import { eligibilityChecks } from '../queries/eligibility-checks.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { amendmentSigning } from '../rules/amendment-input.ts';
import { maySignAgreement } from '../rules/partner-permissions.ts';

/** The director signs an amendment; it commits the institute anew, so the partner is judged anew as for an agreement. */
export const signAmendment = defineCommand({
  name: 'sign-amendment',
  version: 1,
  input: amendmentSigning,
  may: maySignAgreement,
  run: async ({ tx, chain, actor, entryNo }, { amendmentId, signedOn, signedForPartnerBy }) => {
    const draft = await amendment(tx, chain, amendmentId);
    const amended = draft && (await agreement(tx, chain, draft.agreementId));
    if (!amended) throw new NotFound();
    if (draft.signedOn) return refuse({ key: 'partners.amendment-signed-already' });
    if (signedOn > todayIn()) return refuseFields({ signedOn: [{ key: 'partners.signed-in-future' }] });
    if (amended.signedOn && signedOn < amended.signedOn)
      return refuseFields({ signedOn: [{ key: 'partners.amendment-before-agreement' }] });
    const checks = [
      ...(await eligibilityChecks(tx, chain, amended.organisationId, signedOn)),
      ...(await screeningChecks(tx, chain, amended, signedOn)),
    ];
    const [blocker] = blockersAt(checks, 'planning');
    if (blocker) return refuse(blocker.sentence);
    const { id, partnershipId } = amended;
    await tx
      .insertInto('amendment_signings')
      .values({
        institute_id: chain,
        amendment_id: amendmentId,
        partnership_id: partnershipId,
        signed_on: signedOn,
        signed_by: actor.membershipId,
        signed_by_name: actor.name,
        signed_for_partner_by: signedForPartnerBy,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'agreement', id },
        partnershipId,
        after: { amendment: amendmentId, signedOn, signedBy: actor.name, signedForPartnerBy },
      },
    );
  },
});
