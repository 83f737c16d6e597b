import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { exchangeMethodInput } from '../rules/exchange-input.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';

/** How amounts under an agreement are converted from a day on, and why; the declarations before it stay. */
export const declareExchangeMethod = defineCommand({
  name: 'declare-exchange-method',
  version: 1,
  input: exchangeMethodInput,
  may: mayLoadRates,
  run: async ({ tx, chain, entryNo }, { agreementId, method, fromOn, reason, ...input }) => {
    const of = agreementId ? await agreement(tx, chain, agreementId) : undefined;
    if (agreementId && !of) return refuseFields({ agreementId: [{ key: 'problem.not-known-here' }] });
    if (of && (fromOn < of.fromOn || fromOn > of.untilOn))
      return refuseFields({ fromOn: [{ key: 'finance.method-outside-agreement' }] });
    const id = input.id ?? newId();
    const partnershipId = of?.partnershipId ?? null;
    await tx
      .insertInto('exchange_methods')
      .values({
        institute_id: chain,
        id,
        agreement_id: agreementId ?? null,
        partnership_id: partnershipId,
        method,
        from_on: fromOn,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: agreementId
          ? { kind: 'agreement', id: agreementId }
          : { kind: 'exchange-methods', id: null },
        partnershipId,
        after: { method, fromOn, reason },
      },
    );
  },
});
