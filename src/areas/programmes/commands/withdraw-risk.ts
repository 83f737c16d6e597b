import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { riskById } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { withdrawRiskInput } from '../rules/risk-input.ts';

/** A risk that was entered by mistake is none: it counts nowhere, is followed up no more and keeps no assumption or outcome. */
export const withdrawRisk = defineCommand({
  name: 'withdraw-risk',
  version: 1,
  input: withdrawRiskInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { riskId, version, reason }) => {
    const found = await riskById(tx, chain, riskId);
    if (!found) throw new NotFound();
    const { programmeId, outcomeId, statementId, text, firstProbability, firstImpact } = found;
    if (found.version !== version) return conflict(found.version, { 'field.text': text });
    await tx
      .updateTable('programme_risks')
      .set({ withdrawn_no: entryNo, withdrawal_reason: reason, outcome_id: null, statement_id: null })
      .where('institute_id', '=', chain)
      .where('id', '=', riskId)
      .execute();
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: {
          riskId,
          outcomeId,
          statementId,
          text,
          probability: firstProbability,
          impact: firstImpact,
        },
        after: { reason },
      },
    );
  },
});
