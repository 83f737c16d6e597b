import type { Tx } from '../../../db/transaction.ts';
import { firstDayOfYear, lastDayOfYear, todayIn } from '../../../kernel/calendar-day.ts';
import { activityTotals } from '../../activities/queries/activity-totals.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type PortfolioLine, portfolioLines } from '../rules/portfolio-lines.ts';
import { moneyCells } from './money-cells.ts';
import type { OutcomeFacts } from './outcome-facts.ts';

export type Portfolio = { lines: PortfolioLine[]; indicators: readonly IndicatorRollUp[] };

/** What these outcomes are planned to cost, cost and reached, a line each: in all, or in a year. */
export const portfolio = async (
  tx: Tx,
  instituteId: string,
  outcomes: readonly OutcomeFacts[],
  { programmeId, year }: { programmeId?: string | undefined; year?: number | undefined } = {},
): Promise<Portfolio> => {
  const indicators = await indicatorRollUps(tx, instituteId, {
    programmeId,
    ...(year ? { from: firstDayOfYear(year), until: lastDayOfYear(year) } : {}),
  });
  const lines = portfolioLines({
    outcomes,
    year,
    today: todayIn(),
    ...(await moneyCells(tx, instituteId, { programmeId })),
    activities: await activityTotals(tx, instituteId, { programmeId, year }),
    indicators,
  });
  return { lines, indicators };
};
