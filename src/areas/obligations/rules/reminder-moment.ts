import { addDays, type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';

/** So many days before a thing is due its people are reminded (house rule). */
const daysAhead = [30, 7, 1] as const;
/** Once it is late, again every week, and after eight weeks every fourth. */
const week = 7;
const weeksEveryWeek = 8;

/**
 * The last moment on or before `today` from which a reminder of a thing due on `dueOn` was to be sent; undefined where it
 * is still too early. A moment that was missed (a server that stood still) is made up for once, not several times.
 */
export const reminderMoment = (dueOn: CalendarDay, today: CalendarDay): CalendarDay | undefined => {
  const late = daysBetween(dueOn, today);
  if (late > 0) return addDays(dueOn, 1 + week * weeksLate(late));
  const ahead = daysAhead.findLast((days) => -late <= days);
  return ahead === undefined ? undefined : addDays(dueOn, -ahead);
};

/** Whole weeks since the first late day, of which after eight only every fourth counts. */
const weeksLate = (late: number): number => {
  const weeks = Math.floor((late - 1) / week);
  return weeks <= weeksEveryWeek ? weeks : weeks - ((weeks - weeksEveryWeek) % 4);
};

/** What waits without a last day is told when it begins, a week later and after four. */
const daysSince = [0, 7, 28] as const;

/** The same of a thing that waits since a day; undefined where it lies ahead. */
export const waitingMoment = (since: CalendarDay, today: CalendarDay): CalendarDay | undefined => {
  const days = daysSince.findLast((each) => each <= daysBetween(since, today));
  return days === undefined ? undefined : addDays(since, days);
};
