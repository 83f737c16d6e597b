import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, planLinesOf } from '../queries/action-plans.ts';
import { reviseActionPlanInput } from '../rules/action-plan-input.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/** Changes a plan's title and dates while it is not approved; what was approved is changed by a new edition. */
export const reviseActionPlan = defineCommand({
  name: 'revise-action-plan',
  version: 1,
  input: reviseActionPlanInput,
  may: mayKeepActionPlans,
  run: async ({ tx, chain }, { planId, version, title, fromOn, untilOn }) => {
    const found = await actionPlanById(tx, chain, planId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, {
        'programmes.title': found.title,
        'programmes.fromOn': found.fromOn,
        'programmes.untilOn': found.untilOn,
      });
    if (found.approvedOn) return refuse({ key: 'programmes.plan-is-approved' });
    const outside = (await planLinesOf(tx, chain, [planId])).find(
      (line) => line.fromOn < fromOn || line.untilOn > untilOn,
    );
    if (outside)
      return refuseFields({
        [outside.fromOn < fromOn ? 'fromOn' : 'untilOn']: [
          { key: 'programmes.line-would-be-outside', args: { theme: outside.theme } },
        ],
      });
    await tx
      .updateTable('action_plans')
      .set({ title: JSON.stringify(title), from_on: fromOn, until_on: untilOn, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', planId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: planId, version: version + 1 },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId: found.partnershipId,
        before: { title: found.title, fromOn: found.fromOn, untilOn: found.untilOn },
        after: { title, fromOn, untilOn },
      },
    );
  },
});
