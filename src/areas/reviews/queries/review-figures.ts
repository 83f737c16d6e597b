import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { type OutcomeMoney, outcomeMoney } from '../../finance/queries/outcome-money.ts';
import type { Control } from '../../finance/rules/money-under-control.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';

/** What a review looks at. */
export type ReviewFigures = {
  indicators: IndicatorRollUp[];
  /** What can be charged is left out: rules and derogations judge it on the day on which one asks. */
  money: OutcomeMoney;
  activities: ActivityTotal[];
};

type Looked = {
  outcomeId: string;
  programmeId: string;
  asOf?: number | undefined;
  /** What was measured and spent since this first day of the programme until the end of the year, and activities of it. */
  scored?: { year: number; since: CalendarDay } | undefined;
  /** Of an auditor, whose money is cut to it as on the pages of the programme. */
  control?: Control | undefined;
};

/**
 * Indicators, budget and activities of an outcome as they stand, or as of an entry number: each from the one query of
 * its area, so that a concluded review shows again what was known then. An activity counts under the outcome where it
 * lay then; an auditor's, as row security reads them, are of those that lie in the control today.
 */
export const reviewFigures = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, programmeId, asOf, scored, control }: Looked,
): Promise<ReviewFigures> => ({
  indicators: await indicatorRollUps(tx, instituteId, {
    outcomeId,
    asOf,
    ...(scored ? { from: scored.since, until: lastDayOfYear(scored.year) } : {}),
  }),
  money: await outcomeMoney(tx, instituteId, {
    programmeId,
    outcomeId,
    asOf,
    untilYear: scored?.year,
    control,
  }),
  activities: await activityTotals(tx, instituteId, { outcomeId, asOf, year: scored?.year }),
});
