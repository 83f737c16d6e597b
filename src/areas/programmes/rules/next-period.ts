import { addDays, addMonths, type CalendarDay, daysBetween, yearOf } from '../../../kernel/calendar-day.ts';

type Period = { fromOn: CalendarDay; untilOn: CalendarDay };

/** The period after another, and where a day of that one comes to lie in it. */
export type NextPeriod = Period & { moved: (day: CalendarDay) => CalendarDay };

const lastYear = 2199;

/**
 * The period that follows on this one and is as long: by months where it is whole months (2026, then 2027), else by
 * days. Undefined where it would reach beyond the calendar.
 */
export const nextPeriod = ({ fromOn, untilOn }: Period): NextPeriod | undefined => {
  if (yearOf(untilOn) + (yearOf(untilOn) - yearOf(fromOn)) + 1 > lastYear) return undefined;
  const next = addDays(untilOn, 1);
  const months = monthsBetween(fromOn, next);
  if (addMonths(fromOn, months) === next)
    return {
      fromOn: next,
      untilOn: addDays(addMonths(next, months), -1),
      moved: (day) => addMonths(day, months),
    };
  const days = daysBetween(fromOn, next);
  return { fromOn: next, untilOn: addDays(untilOn, days), moved: (day) => addDays(day, days) };
};

const monthsBetween = (a: CalendarDay, b: CalendarDay): number =>
  (yearOf(b) - yearOf(a)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
