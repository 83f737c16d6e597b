import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { memberCountsOf } from '../queries/member-counts.ts';
import { partnership } from '../queries/partnerships.ts';
import { behalfOf } from '../rules/behalf.ts';
import { memberCountInput } from '../rules/member-count-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { keepMemberCount } from './keep-member-count.ts';

/** Members of a union on a day, by the union itself or on its behalf. A jump without a reason is kept and marked. */
export const recordMemberCount = defineCommand({
  name: 'record-member-count',
  version: 1,
  input: memberCountInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { onBehalf, ...input }) => {
    const { partnershipId } = input;
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const series = await memberCountsOf(tx, chain, partnershipId);
    if (series.some(({ onDay }) => onDay === input.onDay))
      return refuseFields({ onDay: [{ key: 'partners.counted-that-day' }] });
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo };
    const after = await keepMemberCount(tx, place, input);
    return done({ id }, { subject: { kind: 'member-count', id }, partnershipId, after });
  },
});
