import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { amountByMonth } from '../../finance/rules/period-months.ts';

type Period = { from: CalendarDay; until: CalendarDay };

const firstDay = (day: CalendarDay): CalendarDay => {
  const month = Number(day.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return `${day.slice(0, 5)}${first}-01` as CalendarDay;
};

/** First days of the quarters that a period touches, in order. */
export const quartersOf = ({ from, until }: Period): CalendarDay[] => {
  const quarters: CalendarDay[] = [];
  for (let day = firstDay(from); day <= until; day = addMonths(day, 3)) quarters.push(day);
  return quarters;
};

/** Shares an amount of a period out over its quarters, as finance does; not a cent is lost. */
export const amountByQuarter = (minor: number, period: Period): Map<CalendarDay, number> => {
  const shares = new Map<CalendarDay, number>();
  for (const [month, part] of amountByMonth(minor, period.from, period.until)) {
    const quarter = firstDay(`${month}-01` as CalendarDay);
    shares.set(quarter, (shares.get(quarter) ?? 0) + part);
  }
  return shares;
};

export type QuarterLine = { quarter: CalendarDay; planned: number; spent: number | null };

/**
 * Budget and spending added up quarter after quarter over a programme, in minor units. What lies before its first
 * quarter counts in the first, what lies behind its last in the last; quarters that have not begun have no spending.
 */
export const courseOfMoney = (
  budget: readonly (Period & { minor: number })[],
  spending: readonly { quarter: CalendarDay; spent: number }[],
  programme: Period,
  today: CalendarDay,
): QuarterLine[] => {
  const quarters = quartersOf(programme);
  const first = quarters[0];
  const last = quarters.at(-1);
  if (!first || !last) return [];
  const within = (quarter: CalendarDay) => (quarter < first ? first : quarter > last ? last : quarter);
  const planned = new Map<CalendarDay, number>();
  const spent = new Map<CalendarDay, number>();
  const add = (sums: Map<CalendarDay, number>, quarter: CalendarDay, minor: number) =>
    sums.set(within(quarter), (sums.get(within(quarter)) ?? 0) + minor);
  for (const cell of budget)
    for (const [quarter, minor] of amountByQuarter(cell.minor, cell)) add(planned, quarter, minor);
  for (const cell of spending) add(spent, cell.quarter, cell.spent);
  let plannedSoFar = 0;
  let spentSoFar = 0;
  return quarters.map((quarter) => {
    plannedSoFar += planned.get(quarter) ?? 0;
    spentSoFar += spent.get(quarter) ?? 0;
    return { quarter, planned: plannedSoFar, spent: quarter <= today ? spentSoFar : null };
  });
};
