import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { isFollowedUp, type RiskRow, riskById } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { type RiskSaid, reviseRiskInput } from '../rules/risk-input.ts';
import { riskErrors, rowOfRisk } from './risk-errors.ts';

/** Words a risk or what is done about it anew; once it was followed up, how it was judged first stays. */
export const reviseRisk = defineCommand({
  name: 'revise-risk',
  version: 1,
  input: reviseRiskInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { riskId, version, ...said }) => {
    const found = await riskById(tx, chain, riskId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, comparable(found));
    const remarked = isFollowedUp(found) && remarkedErrors(found, said);
    if (remarked) return refuseFields(remarked);
    const wrong = await riskErrors(tx, chain, found.programmeId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('programme_risks')
      .set({ ...rowOfRisk(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', riskId)
      .where('version', '=', version)
      .execute();
    const { text, mitigation, trigger, responsible, outcomeId, statementId } = found;
    const { firstProbability: probability, firstImpact: impact } = found;
    return done(
      { id: riskId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: {
          riskId,
          outcomeId,
          statementId,
          text,
          probability,
          impact,
          mitigation,
          trigger,
          responsible,
        },
        after: { riskId, ...said },
      },
    );
  },
});

const remarkedErrors = (found: RiskRow, said: RiskSaid): FieldErrors | undefined => {
  const stays = [{ key: 'programmes.risk-first-mark-stays' }];
  const errors = {
    ...(said.probability === found.firstProbability ? {} : { probability: stays }),
    ...(said.impact === found.firstImpact ? {} : { impact: stays }),
  };
  return Object.keys(errors).length > 0 ? errors : undefined;
};

const comparable = (risk: RiskRow) => ({
  'field.text': risk.text,
  'field.outcome-id': risk.outcomeId,
  'field.statement-id': risk.statementId,
  'field.probability': String(risk.firstProbability),
  'field.impact': String(risk.firstImpact),
  'field.mitigation': risk.mitigation,
  'field.trigger': risk.trigger,
  'field.responsible': risk.responsible,
});
