import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../queries/programmes.ts';
import { followUpInPlaceOf, type RiskFollowUpRow } from '../queries/risks.ts';
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
  run: async ({ tx, chain, entryNo }, { followUpId, version, reason, ...said }) => {
    const found = await followUpInPlaceOf(tx, chain, followUpId);
    const programme = found && (await programmeById(tx, chain, found.programmeId));
    if (!found || !programme) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    const wrong = followUpErrors(programme, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('risk_follow_ups')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
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
        replaces_id: found.id,
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

/** What stands, as its form words it. */
export const standing = ({ year, state, probability, impact, note, byFunction, onDay }: RiskFollowUpRow) => ({
  'programmes.year': String(year),
  'programmes.risk-state': state,
  'programmes.risk-probability': String(probability),
  'programmes.risk-impact': String(impact),
  'programmes.risk-note': note,
  'programmes.by-function': byFunction,
  'programmes.on-day': onDay,
});
