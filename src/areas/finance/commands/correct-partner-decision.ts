import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { endPartnerDecision, keepPartnerDecision } from '../../partners/commands/keep-partner-decision.ts';
import { partnerDecision } from '../../partners/queries/partner-decisions.ts';
import { behalfOf } from '../../partners/rules/behalf.ts';
import { partnerDecisionCorrection } from '../../partners/rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { isThingOfPartner } from '../queries/decision-things.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a decision: another row takes its place, or none where it never was so. The old row is kept. */
export const correctPartnerDecision = defineCommand({
  name: 'correct-partner-decision',
  version: 1,
  input: partnerDecisionCorrection,
  may: mayKeepPartnerFile,
  run: async (writing, { onBehalf, ...input }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await partnerDecision(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { partnershipId, ...before } = old;
    const { about, aboutText, verdict, organ, decidedOn, source } = old;
    const current = { about, aboutText, verdict, organ, decidedOn, source };
    const met = await metMeanwhile(writing, 'partner_decisions', input, current);
    if (met) return met;
    if (!(await isThingOfPartner(tx, chain, partnershipId, input)))
      return refuseFields({ about: [{ key: 'problem.not-known-here' }] });
    const { reason, neverWas } = input;
    await endPartnerDecision(tx, { instituteId: chain, id: old.id, entryNo });
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
