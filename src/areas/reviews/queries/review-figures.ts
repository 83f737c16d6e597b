import type { Tx } from '../../../db/transaction.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { budgetAgainstActual, type MoneyRow } from '../../finance/queries/budget-against-actual.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';

/** What a review looks at: amounts in minor units of `currency`. */
export type ReviewFigures = {
  indicators: IndicatorRollUp[];
  /**
   * Undefined where nothing was budgeted, spent or transferred for the outcome. What can be charged is left out: rules
   * and derogations judge it on the day on which one asks.
   */
  money: Pick<MoneyRow, 'budget' | 'recorded' | 'transferred'> | undefined;
  currency: string;
  activities: ActivityTotal[];
};

/**
 * Indicators, budget and activities of an outcome as they stand, or as of an entry number: each from the one query of
 * its area, so that a concluded review shows again what was known then. An activity counts under the outcome where it
 * lies now.
 */
export const reviewFigures = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, programmeId, asOf }: { outcomeId: string; programmeId: string; asOf?: number | undefined },
): Promise<ReviewFigures> => {
  const indicators = await indicatorRollUps(tx, instituteId, { outcomeId, asOf });
  const money = await budgetAgainstActual(tx, instituteId, programmeId, { by: 'outcome', asOf });
  const row = money.rows.find(({ key }) => key === outcomeId);
  return {
    indicators,
    money: row && { budget: row.budget, recorded: row.recorded, transferred: row.transferred },
    currency: money.currency,
    activities: await activityTotals(tx, instituteId, { outcomeId, asOf }),
  };
};
