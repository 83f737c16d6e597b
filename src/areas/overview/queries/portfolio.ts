import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, firstDayOfYear, lastDayOfYear, todayIn } from '../../../kernel/calendar-day.ts';
import { activityTotals } from '../../activities/queries/activity-totals.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type PortfolioLine, portfolioLines } from '../rules/portfolio-lines.ts';
import { moneyOfReader, outcomesOfReader, type Reader } from '../rules/reader-scope.ts';
import { moneyCells } from './money-cells.ts';
import type { OutcomeFacts } from './outcome-facts.ts';

type Asked = {
  reader: Reader;
  programmeId?: string | undefined;
  /** That all of the outcomes have: what no outcome bears is of none. */
  aim?: string | undefined;
  year?: number | undefined;
  /** An audit number, and the day whose last entry it is. */
  asOf?: number | undefined;
  on?: CalendarDay | undefined;
  /** Also how many entries of figures nobody approved yet. */
  tellsStates?: boolean;
};

export type Portfolio = {
  /** Those of them that concern the reader. */
  outcomes: OutcomeFacts[];
  lines: PortfolioLine[];
  indicators: readonly IndicatorRollUp[];
  /** Whether something was spent in a programme that has no line here. */
  hasOthers: boolean;
};

/** What these outcomes are planned to cost, cost and reached, a line each: in all, or in a year. */
export const portfolio = async (
  tx: Tx,
  instituteId: string,
  all: readonly OutcomeFacts[],
  { programmeId, aim, year, reader, asOf, on, tellsStates }: Asked,
): Promise<Portfolio> => {
  const indicators = await indicatorRollUps(tx, instituteId, {
    programmeId,
    asOf,
    tellsWords: true,
    tellsStates,
    ...(year ? { from: firstDayOfYear(year), until: lastDayOfYear(year) } : {}),
  });
  const money = moneyOfReader(reader, await moneyCells(tx, instituteId, { programmeId, asOf }));
  const activities = await activityTotals(tx, instituteId, { programmeId, year, asOf });
  const own = outcomesOfReader(reader, all);
  const lines = portfolioLines({
    outcomes: own,
    year,
    today: on ?? todayIn(),
    ...money,
    activities,
    indicators,
  });
  const programmes = new Set(lines.map((line) => line.programmeId));
  return {
    outcomes: own,
    lines: aim === undefined ? lines : lines.filter(({ outcome }) => outcome !== null),
    indicators,
    hasOthers: money.spending.some((cell) => !programmes.has(cell.programmeId)),
  };
};
