import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { followUpById } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { correctRiskFollowUpInput } from '../rules/risk-input.ts';

/** Puts another row in place of a follow-up of the same year, with the reason. */
export const correctRiskFollowUp = defineCommand({
  name: 'correct-risk-follow-up',
  version: 1,
  input: correctRiskFollowUpInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { followUpId, reason, ...said }) => {
    const found = await followUpById(tx, chain, followUpId);
    if (!found) throw new NotFound();
    if (said.onDay > todayIn()) return refuseFields({ onDay: [{ key: 'programmes.day-in-future' }] });
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
        year: found.year,
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
        after: { year, ...said, reason },
      },
    );
  },
});
