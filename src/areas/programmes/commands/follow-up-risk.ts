import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../queries/programmes.ts';
import { riskById } from '../queries/risks.ts';
import { followUpErrors } from '../rules/follow-up-errors.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { followUpRiskInput } from '../rules/risk-input.ts';

/** How a risk stands in a year of the programme: judged anew, with what was seen and done; once a year. */
export const followUpRisk = defineCommand({
  name: 'follow-up-risk',
  version: 1,
  input: followUpRiskInput,
  constraints: {
    one_follow_up_a_risk_and_year: { fields: { year: [{ key: 'programmes.risk-year-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { riskId, ...input }) => {
    const { id = newId(), ...said } = input;
    const risk = await riskById(tx, chain, riskId);
    const programme = risk && (await programmeById(tx, chain, risk.programmeId));
    if (!risk || !programme) throw new NotFound();
    const wrong = followUpErrors(programme, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('risk_follow_ups')
      .values({
        institute_id: chain,
        id,
        risk_id: riskId,
        programme_id: programme.id,
        year: said.year,
        state: said.state,
        probability: said.probability,
        impact: said.impact,
        note: said.note,
        by_function: said.byFunction,
        on_day: said.onDay,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'programme', id: programme.id }, after: { text: risk.text, ...said } },
    );
  },
});
