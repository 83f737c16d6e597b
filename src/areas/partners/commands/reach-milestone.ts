import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { handOverItem } from '../queries/hand-over-plans.ts';
import { behalfOf } from '../rules/behalf.ts';
import { milestoneInput } from '../rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** An item was taken over, on a day, with what shows it; also of a final edition, which it fulfils. */
export const reachMilestone = defineCommand({
  name: 'reach-milestone',
  version: 1,
  input: milestoneInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { itemId, reachedOn, source, onBehalf, ...input }) => {
    const item = await handOverItem(tx, chain, itemId);
    if (!item) throw new NotFound();
    if (item.reachedOn) return refuse({ key: 'partners.milestone-reached-already' });
    const { partnershipId, planId } = item;
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('hand_over_milestones')
      .values({
        institute_id: chain,
        id,
        item_id: itemId,
        partnership_id: partnershipId,
        reached_on: reachedOn,
        source,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { what: item.what, reachedOn, source, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'hand-over-plan', id: planId }, partnershipId, after });
  },
});
