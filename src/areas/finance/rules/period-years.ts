import {
  type CalendarDay,
  daysBetween,
  firstDayOfYear,
  lastDayOfYear,
  yearOf,
  yearsBetween,
} from '../../../kernel/calendar-day.ts';
import { allocate } from '../../../kernel/money.ts';

/**
 * An amount (minor units) of a period, by calendar year: in proportion to its days, so that the years add up to the
 * amount exactly. A period within one year is that year's.
 */
export const amountByYear = (minor: number, from: CalendarDay, until: CalendarDay): Map<number, number> => {
  const years = yearsBetween({ fromOn: from, untilOn: until });
  const days = years.map((year) => {
    const first = year === yearOf(from) ? from : firstDayOfYear(year);
    const last = year === yearOf(until) ? until : lastDayOfYear(year);
    return daysBetween(first, last) + 1;
  });
  const parts = allocate(minor, days);
  return new Map(years.map((year, at) => [year, parts[at]!]));
};
