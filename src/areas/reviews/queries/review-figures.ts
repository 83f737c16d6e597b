import type { Tx } from '../../../db/transaction.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { budgetAgainstActual, type MoneyRow } from '../../finance/queries/budget-against-actual.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';

/** What a review looks at: amounts in minor units of `currency`. */
export type ReviewFigures = {
  indicators: IndicatorRollUp[];
  /** Undefined where nothing was budgeted, spent or transferred for the outcome. */
  money: MoneyRow | undefined;
  currency: string;
  activities: ActivityTotal[];
};

/**
 * Indicators, budget and activities of an outcome as they stand, or as of an entry number: each from the one query of
 * its area, so that a concluded review shows again what was known then.
 */
export const reviewFigures = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, programmeId, asOf }: { outcomeId: string; programmeId: string; asOf?: number | undefined },
): Promise<ReviewFigures> => {
  const indicators = await indicatorRollUps(tx, instituteId, { outcomeId, asOf });
  const money = await budgetAgainstActual(tx, instituteId, programmeId, { by: 'outcome', asOf });
  return {
    indicators,
    money: money.rows.find(({ key }) => key === outcomeId),
    currency: money.currency,
    activities: await activityTotals(tx, instituteId, { outcomeId, asOf }),
  };
};
