import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { seesPartnership } from '../queries/partnerships-seen.ts';
import { openActionPlanInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/** The first edition of a partner's national action plan. */
export const openActionPlan = defineCommand({
  name: 'open-action-plan',
  version: 1,
  input: openActionPlanInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { partnershipId, title, country, fromOn, untilOn } = input;
    if (!(await seesPartnership(tx, chain, partnershipId))) throw new NotFound();
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('action_plans')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        title: JSON.stringify(title),
        country,
        from_on: fromOn,
        until_on: untilOn,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id },
        partnershipId,
        after: { title, country, fromOn, untilOn, enteredOnBehalf },
      },
    );
  },
});
