import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { amountByYear } from '../../finance/rules/period-years.ts';

type Budgeted = { from: CalendarDay; until: CalendarDay; minor: number };

/** Of each budget amount what falls on the days of a year, and what was charged or transferred in it. */
export const moneyInYear = <Budget extends Budgeted, Spent extends { year: number }>(
  { budget, spending }: { budget: readonly Budget[]; spending: readonly Spent[] },
  year: number,
): { budget: Budget[]; spending: Spent[] } => {
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  return {
    budget: budget.flatMap((cell) => {
      const minor = amountByYear(cell.minor, cell.from, cell.until).get(year);
      if (minor === undefined) return [];
      const from = cell.from < first ? first : cell.from;
      return [{ ...cell, minor, from, until: cell.until > last ? last : cell.until }];
    }),
    spending: spending.filter((cell) => cell.year === year),
  };
};
