import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById } from '../queries/action-plans.ts';
import { takeBackPlanEndInput } from '../rules/action-plan-input.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/**
 * A plan is to follow after all, or that none does was recorded by mistake: it is waited for again. The end may have been
 * said of an edition before.
 */
export const takeBackPlanEnd = defineCommand({
  name: 'take-back-plan-end',
  version: 1,
  input: takeBackPlanEndInput,
  may: mayKeepActionPlans,
  run: async ({ tx, chain, entryNo }, { planId, reason }) => {
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (!plan.end) return refuse({ key: 'programmes.plan-has-no-end' });
    await tx
      .updateTable('action_plan_ends')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', plan.end.id)
      .where('ended_by_no', 'is', null)
      .execute();
    return done(
      { id: planId },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: plan.partnershipId,
        before: { organ: plan.end.organ, decidedOn: plan.end.onDay, reason: plan.end.reason },
        after: { reason },
      },
    );
  },
});
