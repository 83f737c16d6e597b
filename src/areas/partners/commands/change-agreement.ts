import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement, agreementWithReference } from '../queries/agreements.ts';
import { agreementChange } from '../rules/agreement-input.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';

/** Changes a draft. What was signed stands: it is followed by another agreement. */
export const changeAgreement = defineCommand({
  name: 'change-agreement',
  version: 1,
  input: agreementChange,
  may: mayKeepPartnerships,
  run: async ({ tx, chain }, input) => {
    const old = await agreement(tx, chain, input.id);
    if (!old) throw new NotFound();
    if (old.signedOn) return refuse({ key: 'partners.agreement-signed-already' });
    const { kind, reference, fromOn, untilOn, amount, version } = input;
    if (old.version !== version)
      return conflict(old.version, {
        'partners.reference': old.reference,
        'partners.fromOn': old.fromOn,
        'partners.untilOn': old.untilOn,
      });
    const bearer = await agreementWithReference(tx, chain, reference);
    if (bearer && bearer.id !== old.id)
      return refuseFields({ reference: [{ key: 'problem.reference-taken' }] });
    const currency = amount?.currency ?? input.currency;
    const amountMinor = amount?.minor ?? null;
    await tx
      .updateTable('agreements')
      .set({
        kind,
        reference,
        from_on: fromOn,
        until_on: untilOn,
        amount_minor: amountMinor,
        currency,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const said = ({ kind, reference, fromOn, untilOn, amountMinor, currency }: typeof old) => ({
      kind,
      reference,
      fromOn,
      untilOn,
      amountMinor,
      currency,
    });
    return done(
      { id: old.id },
      {
        subject: { kind: 'agreement', id: old.id },
        partnershipId: old.partnershipId,
        before: said(old),
        after: { kind, reference, fromOn, untilOn, amountMinor, currency },
      },
    );
  },
});
