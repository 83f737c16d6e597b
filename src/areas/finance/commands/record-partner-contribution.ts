import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { partnership } from '../../partners/queries/partnerships.ts';
import { behalfOf } from '../../partners/rules/behalf.ts';
import { mayKeepContributions } from '../rules/finance-permissions.ts';
import { partnerContributionInput } from '../rules/partner-contribution-input.ts';
import { keepPartnerContribution } from './keep-partner-contribution.ts';

/** What a partner itself put into the common work in a year, by the partner or on its behalf (aim O7). */
export const recordPartnerContribution = defineCommand({
  name: 'record-partner-contribution',
  version: 1,
  input: partnerContributionInput,
  may: mayKeepContributions,
  run: async ({ tx, actor, chain, entryNo }, { onBehalf, ...input }) => {
    const { partnershipId } = input;
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo };
    const after = await keepPartnerContribution(tx, place, input);
    return done({ id }, { subject: { kind: 'partner-contribution', id }, partnershipId, after });
  },
});
