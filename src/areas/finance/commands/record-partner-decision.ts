import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { keepPartnerDecision } from '../../partners/commands/keep-partner-decision.ts';
import { partnership } from '../../partners/queries/partnerships.ts';
import { behalfOf } from '../../partners/rules/behalf.ts';
import { partnerDecisionInput } from '../../partners/rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { isThingOfPartner } from '../queries/decision-things.ts';

/** What an organ of the partner decided on a plan, an agreement, a programme or a budget, with the paper that says so (aim O7). */
export const recordPartnerDecision = defineCommand({
  name: 'record-partner-decision',
  version: 1,
  input: partnerDecisionInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { onBehalf, ...input }) => {
    const { partnershipId } = input;
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    if (!(await isThingOfPartner(tx, chain, partnershipId, input)))
      return refuseFields({ about: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo };
    const after = await keepPartnerDecision(tx, place, input);
    return done({ id }, { subject: { kind: 'partner-decision', id }, partnershipId, after });
  },
});
