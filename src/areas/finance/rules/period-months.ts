import { addDays, addMonths, type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import { allocate } from '../../../kernel/money.ts';
import { yearParts } from './period-years.ts';

/** A month of the calendar, `2027-03`, and a quarter, `2027-Q1`. */
export type Month = string;
export type Quarter = string;

export const monthOf = (day: CalendarDay): Month => day.slice(0, 7);

export const quarterOfMonth = (month: Month): Quarter =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/**
 * An amount (minor units) of a period, by month: shared out by days to the years, of each year to its quarters, of each
 * quarter to its months. So months add up to the quarters, quarters to the years and years to the amount, exactly.
 */
export const amountByMonth = (minor: number, from: CalendarDay, until: CalendarDay): Map<Month, number> => {
  const months = new Map<Month, number>();
  for (const year of yearParts(minor, from, until))
    for (const quarter of parts(year, endOfQuarter))
      for (const month of parts(quarter, endOfMonth)) months.set(monthOf(month.from), month.minor);
  return months;
};

/** What of the amount falls after a month. */
export const amountAfter = (month: Month, minor: number, from: CalendarDay, until: CalendarDay): number => {
  if (monthOf(from) > month) return minor;
  if (monthOf(until) <= month) return 0;
  let after = 0;
  for (const [each, part] of amountByMonth(minor, from, until)) if (each > month) after += part;
  return after;
};

/** Every month from the first day to the last. */
export const monthsOf = (from: CalendarDay, until: CalendarDay): Month[] => {
  const months: Month[] = [];
  for (let day = firstOfMonth(from); day <= until; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
};

type Part = { from: CalendarDay; until: CalendarDay; minor: number };

const parts = ({ from, until, minor }: Part, endOf: (day: CalendarDay) => CalendarDay): Part[] => {
  const pieces: { from: CalendarDay; until: CalendarDay }[] = [];
  for (let first = from; first <= until; ) {
    const end = endOf(first);
    const last = end < until ? end : until;
    pieces.push({ from: first, until: last });
    first = addDays(last, 1);
  }
  const shares = allocate(
    minor,
    pieces.map((piece) => daysBetween(piece.from, piece.until) + 1),
  );
  return pieces.map((piece, at) => ({ ...piece, minor: shares[at]! }));
};

const firstOfMonth = (day: CalendarDay): CalendarDay => addDays(day, 1 - Number(day.slice(8)));

const endOfMonth = (day: CalendarDay): CalendarDay => addDays(addMonths(firstOfMonth(day), 1), -1);

const endOfQuarter = (day: CalendarDay): CalendarDay => {
  const within = (Number(day.slice(5, 7)) - 1) % 3;
  return addDays(addMonths(firstOfMonth(day), 3 - within), -1);
};
