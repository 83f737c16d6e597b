import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../queries/programmes.ts';
import { followUpById } from '../queries/risks.ts';
import { followUpErrors } from '../rules/follow-up-errors.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { correctRiskFollowUpInput } from '../rules/risk-input.ts';

/** Puts another row in place of a follow-up, of another year where that was wrong, with the reason. */
export const correctRiskFollowUp = defineCommand({
  name: 'correct-risk-follow-up',
  version: 1,
  input: correctRiskFollowUpInput,
  constraints: {
    one_follow_up_a_risk_and_year: { fields: { year: [{ key: 'programmes.risk-year-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { followUpId, reason, ...said }) => {
    const found = await followUpById(tx, chain, followUpId);
    const programme = found && (await programmeById(tx, chain, found.programmeId));
    if (!found || !programme) throw new NotFound();
    const wrong = followUpErrors(programme, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('risk_follow_ups')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', followUpId)
      .execute();
    const id = newId();
    await tx
      .insertInto('risk_follow_ups')
      .values({
        institute_id: chain,
        id,
        risk_id: found.riskId,
        programme_id: found.programmeId,
        year: said.year,
        state: said.state,
        probability: said.probability,
        impact: said.impact,
        note: said.note,
        by_function: said.byFunction,
        on_day: said.onDay,
        replaces_id: followUpId,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    const { year, state, probability, impact, note, byFunction, onDay } = found;
    return done(
      { id, riskId: found.riskId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: { year, state, probability, impact, note, byFunction, onDay },
        after: { ...said, reason },
      },
    );
  },
});
