import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, planLineById } from '../queries/action-plans.ts';
import { removePlanLineInput } from '../rules/action-plan-input.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { saidOf } from './revise-plan-line.ts';

/** Takes a line out of a plan that is not approved; the trail keeps what it said. */
export const removePlanLine = defineCommand({
  name: 'remove-plan-line',
  version: 1,
  input: removePlanLineInput,
  constraints: { a_line_with_a_training_stays: { problem: { key: 'programmes.line-has-trainings' } } },
  may: mayKeepActionPlans,
  run: async ({ tx, chain }, { lineId }) => {
    const found = await planLineById(tx, chain, lineId);
    const plan = found && (await actionPlanById(tx, chain, found.planId));
    if (!found || !plan) throw new NotFound();
    if (plan.approvedOn) return refuse({ key: 'programmes.plan-is-approved' });
    await tx
      .deleteFrom('action_plan_lines')
      .where('institute_id', '=', chain)
      .where('id', '=', lineId)
      .execute();
    return done(
      { planId: plan.id },
      {
        subject: { kind: 'action-plan', id: plan.id },
        partnershipId: plan.partnershipId,
        before: saidOf(found),
      },
    );
  },
});
