import { type CalendarDay, firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';

/** First year of a cycle, from which the others are counted: 2017-2021, 2022-2026, 2027-2031. */
const anchor = 2017;
const years = 5;

/**
 * The cycle that comes after the one a day lies in, which is what an institute prepares; with `starting`, the five
 * calendar years that begin with the year of the day.
 */
export const nextCycle = (
  day: CalendarDay,
  how: 'following' | 'starting' = 'following',
): { from: CalendarDay; until: CalendarDay } => {
  const year = yearOf(day);
  const first = how === 'starting' ? year : anchor + (Math.floor((year - anchor) / years) + 1) * years;
  return { from: firstDayOfYear(first), until: lastDayOfYear(first + years - 1) };
};
