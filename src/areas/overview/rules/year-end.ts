import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';

/** The day on which a year is judged: its last, of this year today. */
export const yearEnd = (year: number, today: CalendarDay): CalendarDay =>
  firstDayOfYear(year + 1) > today ? today : lastDayOfYear(year);
