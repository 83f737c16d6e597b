import { defineCommand, done } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../partners/rules/behalf.ts';
import { partnerContribution } from '../queries/partner-contributions.ts';
import { mayKeepContributions } from '../rules/finance-permissions.ts';
import { partnerContributionCorrection } from '../rules/partner-contribution-input.ts';
import { keepPartnerContribution } from './keep-partner-contribution.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a contribution: another row takes its place, or none where it never was so. The old row is kept. */
export const correctPartnerContribution = defineCommand({
  name: 'correct-partner-contribution',
  version: 1,
  input: partnerContributionCorrection,
  may: mayKeepContributions,
  run: async (writing, { onBehalf, ...input }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await partnerContribution(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { partnershipId, ...before } = old;
    const { year, form, what, amount, source } = old;
    const current = { year, form, what, amount, currency: amount.currency, source };
    const met = await metMeanwhile(writing, 'partner_contributions', input, current);
    if (met) return met;
    const { reason, neverWas } = input;
    await tx
      .updateTable('partner_contributions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'partner-contribution', id: old.id };
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const replaces = { id: old.id, reason };
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo, replaces };
    const said = await keepPartnerContribution(tx, place, input);
    return done<Replacement>({ id }, { subject, partnershipId, before, after: { id, ...said, reason } });
  },
});
