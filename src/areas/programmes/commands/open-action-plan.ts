import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { actionPlanById } from '../queries/action-plans.ts';
import { seesPartnership } from '../queries/partnerships-seen.ts';
import { openActionPlanInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { rowOfLine, wrongLine } from './wrong-line.ts';

/** The first edition of a partner's national action plan, with the lines of the one it was copied from, if any. */
export const openActionPlan = defineCommand({
  name: 'open-action-plan',
  version: 1,
  input: openActionPlanInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { partnershipId, title, country, fromOn, untilOn, copiedFromId = null, lines } = input;
    if (!(await seesPartnership(tx, chain, partnershipId))) throw new NotFound();
    const copied = copiedFromId ? await actionPlanById(tx, chain, copiedFromId) : undefined;
    if (copiedFromId && copied?.partnershipId !== partnershipId) throw new NotFound();
    const wrong: FieldErrors = {};
    for (const [at, line] of lines.entries())
      for (const [field, problems] of Object.entries((await wrongLine(tx, chain, input, line)) ?? {}))
        wrong[`lines.${at}.${field}`] = problems;
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    const common = {
      institute_id: chain,
      partnership_id: partnershipId,
      entered_on_behalf: enteredOnBehalf,
      entry_no: entryNo,
    };
    await tx
      .insertInto('action_plans')
      .values({
        ...common,
        id,
        title: JSON.stringify(title),
        country,
        from_on: fromOn,
        until_on: untilOn,
        copied_from_id: copiedFromId,
      })
      .execute();
    const rows = lines.map((line) => ({ ...common, id: newId(), plan_id: id, ...rowOfLine(line) }));
    if (rows.length > 0) await tx.insertInto('action_plan_lines').values(rows).execute();
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id },
        partnershipId,
        after: {
          title,
          country,
          fromOn,
          untilOn,
          enteredOnBehalf,
          ...(copiedFromId ? { copiedFromId, lines } : {}),
        },
      },
    );
  },
});
