import { addDays, addMonths, type CalendarDay, daysBetween, yearOf } from '../../../kernel/calendar-day.ts';

type Days = { from: CalendarDay; until: CalendarDay; opensOn: CalendarDay; closesOn: CalendarDay };

/**
 * The days of a window that follows another: from the day after it, as many whole months where it is of whole months, else as
 * many days; it opens and closes as long after its period as the other does.
 */
export const nextPeriod = ({ from, until, opensOn, closesOn }: Days): Days => {
  const begins = addDays(until, 1);
  const months = wholeMonths(from, begins);
  const ends = addDays(months ? addMonths(begins, months) : addDays(begins, daysBetween(from, begins)), -1);
  const after = (day: CalendarDay) => addDays(ends, daysBetween(until, day));
  return { from: begins, until: ends, opensOn: after(opensOn), closesOn: after(closesOn) };
};

/** How many months lie between two days of the same number; undefined where they are not whole. */
const wholeMonths = (from: CalendarDay, begins: CalendarDay): number | undefined => {
  if (from.slice(8) !== begins.slice(8)) return undefined;
  const number = (day: CalendarDay) => yearOf(day) * 12 + Number(day.slice(5, 7));
  return number(begins) - number(from);
};
