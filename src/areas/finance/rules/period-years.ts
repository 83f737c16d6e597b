import {
  type CalendarDay,
  daysBetween,
  firstDayOfYear,
  lastDayOfYear,
  yearOf,
} from '../../../kernel/calendar-day.ts';
import { allocate } from '../../../kernel/money.ts';

export type YearPart = { year: number; from: CalendarDay; until: CalendarDay; minor: number };

/**
 * An amount (minor units) of a period, by calendar year: in proportion to its days, so that the years add up to the
 * amount exactly. A period within one year is that year's.
 */
export const yearParts = (minor: number, from: CalendarDay, until: CalendarDay): YearPart[] => {
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at);
  const pieces = years.map((year) => ({
    year,
    from: year === yearOf(from) ? from : firstDayOfYear(year),
    until: year === yearOf(until) ? until : lastDayOfYear(year),
  }));
  const shares = allocate(
    minor,
    pieces.map((piece) => daysBetween(piece.from, piece.until) + 1),
  );
  return pieces.map((piece, at) => ({ ...piece, minor: shares[at]! }));
};

export const amountByYear = (minor: number, from: CalendarDay, until: CalendarDay): Map<number, number> =>
  new Map(yearParts(minor, from, until).map((part) => [part.year, part.minor]));
