import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById, type PlanLineRow, planLineById } from '../queries/action-plans.ts';
import { revisePlanLineInput } from '../rules/action-plan-input.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { rowOfLine, wrongLine } from './wrong-line.ts';

/** Changes a line while its plan is not approved; what was approved is changed by a new edition. */
export const revisePlanLine = defineCommand({
  name: 'revise-plan-line',
  version: 1,
  input: revisePlanLineInput,
  may: mayKeepActionPlans,
  run: async ({ tx, chain }, input) => {
    const { lineId, version, ...line } = input;
    const found = await planLineById(tx, chain, lineId);
    const plan = found && (await actionPlanById(tx, chain, found.planId));
    if (!found || !plan) throw new NotFound();
    if (found.version !== version) return conflict(found.version, comparable(found));
    if (plan.approvedOn) return refuse({ key: 'programmes.plan-is-approved' });
    const wrong = await wrongLine(tx, chain, plan, line);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('action_plan_lines')
      .set({ ...rowOfLine(line), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', lineId)
      .where('version', '=', version)
      .execute();
    return done(
      { planId: plan.id },
      {
        subject: { kind: 'action-plan', id: plan.id },
        partnershipId: plan.partnershipId,
        before: saidOf(found),
        after: { line: lineId, ...line },
      },
    );
  },
});

const comparable = (line: PlanLineRow) => ({
  'programmes.theme': line.theme,
  'programmes.title': line.title,
  'programmes.fromOn': line.fromOn,
  'programmes.untilOn': line.untilOn,
  'programmes.planned-sessions': line.plannedSessions,
  'programmes.planned-participants': line.plannedParticipants,
  'field.outcome-id': line.outcomeId,
});

/** What a line says, for the trail. */
export const saidOf = ({
  planId: _plan,
  partnershipId: _partner,
  version: _version,
  id,
  ...line
}: PlanLineRow) => ({
  line: id,
  ...line,
});
