import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { partnerDecision } from '../queries/partner-decisions.ts';
import { behalfOf } from '../rules/behalf.ts';
import { partnerDecisionCorrection } from '../rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { isOfPartner, keepPartnerDecision } from './keep-partner-decision.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a decision: another row takes its place, or none where it never was so. The old row is kept. */
export const correctPartnerDecision = defineCommand({
  name: 'correct-partner-decision',
  version: 1,
  input: partnerDecisionCorrection,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { onBehalf, ...input }) => {
    const old = await partnerDecision(tx, chain, input.id);
    if (!old) throw new NotFound();
    const { partnershipId, ...before } = old;
    if (!(await isOfPartner(tx, chain, partnershipId, input)))
      return refuseFields({ about: [{ key: 'problem.not-known-here' }] });
    const { reason, neverWas } = input;
    await tx
      .updateTable('partner_decisions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'partner-decision', id: old.id };
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const replaces = { id: old.id, reason };
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo, replaces };
    const said = await keepPartnerDecision(tx, place, input);
    return done<Replacement>({ id }, { subject, partnershipId, before, after: { ...said, reason } });
  },
});
