import type { Tx } from '../../../db/transaction.ts';
import { bodiesOfPartnerships } from '../../partners/queries/barred-bodies.ts';
import { judgedBodies } from '../../partners/queries/judged-bodies.ts';
import { regionalBody } from '../../partners/rules/regional-body.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { BudgetAmountRow } from './budget-amounts.ts';

export type BarredAmount = { bodyId: string; check: Check };

/**
 * Amounts of a budget for a regional body that aim O3 does not plainly let the institute support on their first day, by
 * amount. Only for who sees every affiliation: to others each body would look unsupported.
 */
export const barredAmounts = async (
  tx: Tx,
  instituteId: string,
  amounts: readonly Pick<BudgetAmountRow, 'id' | 'partnershipId' | 'from'>[],
): Promise<ReadonlyMap<string, BarredAmount>> => {
  const barred = new Map<string, BarredAmount>();
  const partnerships = new Set(amounts.flatMap(({ partnershipId }) => partnershipId ?? []));
  const bodyOf = await bodiesOfPartnerships(tx, instituteId, [...partnerships]);
  const judge = await judgedBodies(tx, instituteId, [...bodyOf.values()]);
  for (const amount of amounts) {
    const bodyId = amount.partnershipId && bodyOf.get(amount.partnershipId);
    if (!bodyId) continue;
    const checks = await judge(bodyId, amount.from);
    const check = checks?.find(({ ruleId }) => ruleId === regionalBody.id);
    if (check && check.verdict !== 'ok' && check.verdict !== 'settled')
      barred.set(amount.id, { bodyId, check });
  }
  return barred;
};
