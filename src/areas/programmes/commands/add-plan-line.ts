import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById } from '../queries/action-plans.ts';
import { addPlanLineInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { rowOfLine, wrongLine } from './wrong-line.ts';

/** One line of a plan: theme, dates inside the plan, how many sessions and participants are planned. */
export const addPlanLine = defineCommand({
  name: 'add-plan-line',
  version: 1,
  input: addPlanLineInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { planId, theme, title, fromOn, untilOn } = input;
    const { plannedSessions = null, plannedParticipants = null, outcomeId = null } = input;
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (plan.approvedOn) return refuse({ key: 'programmes.plan-is-approved' });
    const wrong = await wrongLine(tx, chain, plan, input);
    if (wrong) return refuseFields(wrong);
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('action_plan_lines')
      .values({
        institute_id: chain,
        id,
        plan_id: planId,
        partnership_id: plan.partnershipId,
        ...rowOfLine(input),
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { theme, title, fromOn, untilOn, plannedSessions, plannedParticipants, outcomeId };
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: plan.partnershipId,
        after: { line: id, ...after, enteredOnBehalf },
      },
    );
  },
});
