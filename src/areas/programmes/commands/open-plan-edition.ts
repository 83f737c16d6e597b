import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, editionsOf, planLinesOf } from '../queries/action-plans.ts';
import { openPlanEditionInput } from '../rules/action-plan-input.ts';
import { behalfOf } from '../rules/behalf.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';

/** A new edition of a plan with the lines of the last one; trainings planned so far stay on the lines they have. */
export const openPlanEdition = defineCommand({
  name: 'open-plan-edition',
  version: 1,
  input: openPlanEditionInput,
  may: mayKeepActionPlans,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const plan = await actionPlanById(tx, chain, input.planId);
    if (!plan) throw new NotFound();
    const [last] = await editionsOf(tx, chain, plan);
    if (last && last.id !== plan.id)
      return refuse({ key: 'programmes.not-the-last-edition', args: { edition: last.edition } });
    if (!plan.approvedOn) return refuse({ key: 'programmes.edition-not-approved' });
    const id = input.id ?? newId();
    const common = {
      institute_id: chain,
      partnership_id: plan.partnershipId,
      entered_on_behalf: behalfOf(actor, input.onBehalf),
      entry_no: entryNo,
    };
    await tx
      .insertInto('action_plans')
      .values({
        ...common,
        id,
        title: JSON.stringify(plan.title),
        country: plan.country,
        from_on: plan.fromOn,
        until_on: plan.untilOn,
        edition: plan.edition + 1,
        follows_id: plan.id,
      })
      .execute();
    const lines = await planLinesOf(tx, chain, [plan.id]);
    const rows = lines.map((line) => ({
      ...common,
      id: newId(),
      plan_id: id,
      theme: line.theme,
      title: JSON.stringify(line.title),
      from_on: line.fromOn,
      until_on: line.untilOn,
      planned_sessions: line.plannedSessions,
      planned_participants: line.plannedParticipants,
      outcome_id: line.outcomeId,
    }));
    if (rows.length > 0) await tx.insertInto('action_plan_lines').values(rows).execute();
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id },
        partnershipId: plan.partnershipId,
        after: { follows: plan.id, edition: plan.edition + 1, lines: rows.length },
      },
    );
  },
});
