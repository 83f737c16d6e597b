import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { agreement } from '../queries/agreements.ts';
import { eligibilityChecks } from '../queries/eligibility-checks.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { agreementSigning } from '../rules/agreement-input.ts';
import { maySignAgreement } from '../rules/partner-permissions.ts';

/**
 * The director signs: from now on the agreement opens money. A regional body must be eligible on that day (aim O3), and
 * a union have been screened (aim O1).
 */
export const signAgreement = defineCommand({
  name: 'sign-agreement',
  version: 1,
  input: agreementSigning,
  may: maySignAgreement,
  run: async ({ tx, chain, actor, entryNo }, { agreementId, signedOn, signedForPartnerBy }) => {
    const draft = await agreement(tx, chain, agreementId);
    if (!draft) throw new NotFound();
    if (draft.signedOn) return refuse({ key: 'partners.agreement-signed-already' });
    if (signedOn > todayIn()) return refuseFields({ signedOn: [{ key: 'partners.signed-in-future' }] });
    const checks = [
      ...(await eligibilityChecks(tx, chain, draft.organisationId, signedOn)),
      ...(await screeningChecks(tx, chain, draft, signedOn)),
    ];
    const [blocker] = blockersAt(checks, 'planning');
    if (blocker) return refuse(blocker.sentence);
    const { partnershipId } = draft;
    await tx
      .insertInto('agreement_signings')
      .values({
        institute_id: chain,
        agreement_id: agreementId,
        partnership_id: partnershipId,
        signed_on: signedOn,
        signed_by: actor.membershipId,
        signed_by_name: actor.name,
        signed_for_partner_by: signedForPartnerBy,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: agreementId },
      {
        subject: { kind: 'agreement', id: agreementId },
        partnershipId,
        after: { signedOn, signedBy: actor.name, signedForPartnerBy },
      },
    );
  },
});
