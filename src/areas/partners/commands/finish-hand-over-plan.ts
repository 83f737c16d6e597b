import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { handOverItemsOf, handOverPlan } from '../queries/hand-over-plans.ts';
import { behalfOf } from '../rules/behalf.ts';
import { finalPlanInput } from '../rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** The edition is final. Without the approval of the partner's organ that is saved and marked (aim O7). */
export const finishHandOverPlan = defineCommand({
  name: 'finish-hand-over-plan',
  version: 1,
  input: finalPlanInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { planId, finalOn, onBehalf }) => {
    const plan = await handOverPlan(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (plan.finalOn) return refuse({ key: 'partners.edition-is-final' });
    if ((await handOverItemsOf(tx, chain, planId)).length === 0)
      return refuse({ key: 'partners.hand-over-without-items' });
    const { partnershipId, edition } = plan;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('hand_over_closings')
      .values({
        institute_id: chain,
        plan_id: planId,
        partnership_id: partnershipId,
        final_on: finalOn,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { edition, finalOn, enteredOnBehalf };
    return done({ id: planId }, { subject: { kind: 'hand-over-plan', id: planId }, partnershipId, after });
  },
});
