import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { agreement } from '../queries/agreements.ts';
import { amendmentInput } from '../rules/amendment-input.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';

/** What a signed agreement is to say instead; it changes nothing until the director has signed it too. */
export const draftAmendment = defineCommand({
  name: 'draft-amendment',
  version: 1,
  input: amendmentInput,
  may: mayKeepPartnerships,
  run: async ({ tx, chain, entryNo }, input) => {
    const { agreementId, untilOn = null, amount, reason } = input;
    const amended = await agreement(tx, chain, agreementId);
    if (!amended) return refuseFields({ agreementId: [{ key: 'problem.not-known-here' }] });
    if (!amended.signedOn) return refuse({ key: 'partners.amend-only-signed' });
    if (untilOn && untilOn < amended.fromOn)
      return refuseFields({ untilOn: [{ key: 'partners.amended-end-before-begin' }] });
    if (amount && amount.currency !== amended.currency)
      return refuseFields({ amount: [{ key: 'partners.amended-currency' }] });
    const id = input.id ?? newId();
    const { partnershipId } = amended;
    const amountMinor = amount?.minor ?? null;
    await tx
      .insertInto('agreement_amendments')
      .values({
        institute_id: chain,
        id,
        agreement_id: agreementId,
        partnership_id: partnershipId,
        until_on: untilOn,
        amount_minor: amountMinor,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'agreement', id: agreementId },
        partnershipId,
        after: { amendment: id, untilOn, amountMinor, reason },
      },
    );
  },
});
