import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { agreementWithReference } from '../queries/agreements.ts';
import { partnership } from '../queries/partnerships.ts';
import { agreementInput } from '../rules/agreement-input.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';

/** A draft agreement with a partner; it opens nothing until the director has signed it. */
export const registerAgreement = defineCommand({
  name: 'register-agreement',
  version: 1,
  input: agreementInput,
  may: mayKeepPartnerships,
  run: async ({ tx, chain, entryNo }, input) => {
    const { partnershipId, kind, reference, fromOn, untilOn, amount } = input;
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    if (await agreementWithReference(tx, chain, reference))
      return refuseFields({ reference: [{ key: 'problem.reference-taken' }] });
    const id = input.id ?? newId();
    const currency = amount?.currency ?? input.currency;
    const amountMinor = amount?.minor ?? null;
    await tx
      .insertInto('agreements')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        kind,
        reference,
        from_on: fromOn,
        until_on: untilOn,
        amount_minor: amountMinor,
        currency,
        entry_no: entryNo,
      })
      .execute();
    const after = { kind, reference, fromOn, untilOn, amountMinor, currency };
    return done({ id }, { subject: { kind: 'agreement', id }, partnershipId, after });
  },
});
