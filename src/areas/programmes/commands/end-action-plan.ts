import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById } from '../queries/action-plans.ts';
import { endActionPlanInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/** An organ said that no plan follows this one: none is waited for any more. */
export const endActionPlan = defineCommand({
  name: 'end-action-plan',
  version: 1,
  input: endActionPlanInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, { planId, organ, decidedOn, reason, onBehalf }) => {
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (plan.end) return refuse({ key: 'programmes.plan-has-its-end' });
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'programmes.approval-in-future' }] });
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('action_plan_ends')
      .values({
        institute_id: chain,
        id: newId(),
        plan_id: planId,
        partnership_id: plan.partnershipId,
        organ,
        on_day: decidedOn,
        reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: planId },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: plan.partnershipId,
        after: { organ, decidedOn, reason, enteredOnBehalf },
      },
    );
  },
});
