import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, editionsOf } from '../queries/action-plans.ts';
import { takeBackPlanApprovalInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/**
 * That the partner's organ approved a plan was noted wrongly: the edition is a draft again, and what rests on its lines is
 * judged as on lines that nobody approved. An edition that another one follows stays approved: it was opened from it.
 */
export const takeBackPlanApproval = defineCommand({
  name: 'take-back-plan-approval',
  version: 1,
  input: takeBackPlanApprovalInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, { planId, version, reason, onBehalf }) => {
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    const { approvalNo, approvedBy, approvedOn } = plan;
    if (approvalNo === null) return refuse({ key: 'programmes.plan-is-not-approved' });
    const [last] = await editionsOf(tx, chain, plan);
    if (last && last.id !== plan.id)
      return refuse({ key: 'programmes.edition-follows', args: { edition: last.edition } });
    if (approvalNo !== version)
      return conflict(approvalNo, { 'programmes.organ': approvedBy, 'programmes.approvedOn': approvedOn });
    await tx
      .updateTable('action_plan_approvals')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('plan_id', '=', planId)
      .where('ended_by_no', 'is', null)
      .execute();
    return done(
      { id: planId },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: plan.partnershipId,
        before: { approvedBy, approvedOn },
        after: { reason, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});
