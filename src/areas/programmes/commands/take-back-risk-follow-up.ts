import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { followUpInPlaceOf, riskById } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { takeBackRiskFollowUpInput } from '../rules/risk-input.ts';
import { standing } from './correct-risk-follow-up.ts';
import { takeBackRow } from './take-back-row.ts';

/** A follow-up on the wrong risk never was: the risk stands as before it, and waits for its year again. */
export const takeBackRiskFollowUp = defineCommand({
  name: 'take-back-risk-follow-up',
  version: 1,
  input: takeBackRiskFollowUpInput,
  may: mayKeepProgrammes,
  run: async (writing, { followUpId, version, reason }) => {
    const { tx, chain } = writing;
    const found = await followUpInPlaceOf(tx, chain, followUpId);
    const risk = found && (await riskById(tx, chain, found.riskId));
    if (!found || !risk) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    await takeBackRow(writing, 'risk_follow_ups', { rowId: found.id, reason });
    const { year, state, probability, impact, note, byFunction, onDay } = found;
    return done(
      { riskId: risk.id },
      {
        subject: { kind: 'programme', id: risk.programmeId },
        before: { text: risk.text, year, state, probability, impact, note, byFunction, onDay },
        after: { reason },
      },
    );
  },
});
