import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { partnership } from '../../partners/queries/partnerships.ts';
import { mayDeclareVat } from '../rules/finance-permissions.ts';
import { vatStandingInput } from '../rules/post-input.ts';

/** Whether the institute or a partner recovers VAT from a day on, and why; what was declared before it stays. */
export const declareVatStanding = defineCommand({
  name: 'declare-vat-standing',
  version: 1,
  input: vatStandingInput,
  may: mayDeclareVat,
  run: async ({ tx, chain, entryNo }, { id: given, partnershipId, recovers, fromOn, reason }) => {
    if (partnershipId && !(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const id = given ?? newId();
    await tx
      .insertInto('vat_standings')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId ?? null,
        recovers,
        from_on: fromOn,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: partnershipId
          ? { kind: 'partnership', id: partnershipId }
          : { kind: 'vat-standings', id: null },
        partnershipId: partnershipId ?? null,
        after: { recovers, fromOn, reason },
      },
    );
  },
});
