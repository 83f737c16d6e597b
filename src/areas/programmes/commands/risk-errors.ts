import type { Tx } from '../../../db/transaction.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { statementById } from '../queries/theories.ts';
import type { RiskSaid } from '../rules/risk-input.ts';

/** What is wrong with where a risk hangs: outcome and assumption are of the same programme. */
export const riskErrors = async (
  tx: Tx,
  chain: string,
  programmeId: string,
  { outcomeId, statementId }: RiskSaid,
): Promise<FieldErrors | undefined> => {
  const stranger = [{ key: 'problem.not-known-here' }];
  if (outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== programmeId)
    return { outcomeId: stranger };
  const statement = statementId ? await statementById(tx, chain, statementId) : undefined;
  if (statementId && (statement?.programmeId !== programmeId || statement.kind !== 'assumption'))
    return { statementId: stranger };
  return undefined;
};

/** The columns of what was said of a risk. */
export const rowOfRisk = (said: RiskSaid) => ({
  outcome_id: said.outcomeId ?? null,
  statement_id: said.statementId ?? null,
  text: JSON.stringify(said.text),
  probability: said.probability,
  impact: said.impact,
  mitigation: JSON.stringify(said.mitigation ?? {}),
  trigger: JSON.stringify(said.trigger ?? {}),
  responsible: said.responsible ?? null,
});
