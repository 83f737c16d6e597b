import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, knowsDocument, planLinesOf } from '../queries/action-plans.ts';
import { approveActionPlanInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/** The partner's own organ approved the plan on a day: from then on the edition stands as it is. */
export const approveActionPlan = defineCommand({
  name: 'approve-action-plan',
  version: 1,
  input: approveActionPlanInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { planId, organ, approvedOn, documentId = null } = input;
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (plan.approvedOn) return refuse({ key: 'programmes.plan-is-approved' });
    if (approvedOn > todayIn())
      return refuseFields({ approvedOn: [{ key: 'programmes.approval-in-future' }] });
    if ((await planLinesOf(tx, chain, [planId])).length === 0)
      return refuse({ key: 'programmes.plan-without-lines' });
    if (documentId && !(await knowsDocument(tx, chain, documentId)))
      return refuseFields({ documentId: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('action_plan_approvals')
      .values({
        institute_id: chain,
        id,
        plan_id: planId,
        partnership_id: plan.partnershipId,
        organ,
        on_day: approvedOn,
        document_id: documentId,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: plan.partnershipId,
        after: { approvedBy: organ, approvedOn, documentId, enteredOnBehalf },
      },
    );
  },
});
