import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  daysBetween,
} from '../../../kernel/calendar-day.ts';

export type Days = { from: CalendarDay; until: CalendarDay };

/** What lasts longer stands over the month once, instead of on each of its days. */
const longestOnDays = 7;

export type MonthDays<T> = {
  first: CalendarDay;
  last: CalendarDay;
  /** Days of the week before the first, Monday counting none. */
  blanks: number;
  days: readonly { day: CalendarDay; things: readonly T[] }[];
  /** What lasts longer than `longestOnDays`. */
  long: readonly T[];
};

/** The first day of the month that a text like `2027-04` names. */
export const monthNamed = (text: string | null | undefined): CalendarDay | undefined =>
  text && /^\d{4}-\d{2}$/.test(text) ? calendarDay(`${text}-01`) : undefined;

/** The month of a day, as `YYYY-MM`. */
export const monthOf = (day: CalendarDay): string => day.slice(0, 7);

/** First and last day of a month. */
export const monthBounds = (first: CalendarDay): Days => {
  // Asked of the first of the month after: the last month that a day may have ends the calendar.
  const days = [31, 30, 29, 28].find((count) => calendarDay(`${monthOf(first)}-${count}`)) ?? 28;
  return { from: first, until: addDays(first, days - 1) };
};

/** The neighbours of a month, as far as the calendar goes. */
export const monthBeside = (first: CalendarDay, count: 1 | -1): string | undefined => {
  const isEdge = monthOf(first) === (count === 1 ? '2199-12' : '1900-01');
  return isEdge ? undefined : monthOf(addMonths(first, count));
};

/** Things on each day of the month that they cover, in the order given. */
export const monthDays = <T extends Days>(first: CalendarDay, things: readonly T[]): MonthDays<T> => {
  const { from, until } = monthBounds(first);
  const isLong = (thing: T) => daysBetween(thing.from, thing.until) + 1 > longestOnDays;
  const meets = (thing: T) => thing.from <= until && thing.until >= from;
  const short = things.filter((thing) => !isLong(thing));
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at));
  return {
    first: from,
    last: until,
    blanks: (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7,
    days: days.map((day) => ({
      day,
      things: short.filter((thing) => thing.from <= day && thing.until >= day),
    })),
    long: things.filter((thing) => isLong(thing) && meets(thing)),
  };
};
