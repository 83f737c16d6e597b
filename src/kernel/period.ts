import { type CalendarDay, compareDays } from './calendar-day.ts';

/** From a day until a day, both included; `until: null` is open. A period whose end precedes its start is empty. */
export type Period = { from: CalendarDay; until: CalendarDay | null };

/** Whether the day falls in the period. */
export function contains(period: Period, day: CalendarDay): boolean {
  return period.from <= day && (period.until === null || day <= period.until);
}

/** Whether the two share at least one day. */
export function overlaps(a: Period, b: Period): boolean {
  return intersection(a, b) !== undefined;
}

/** Whether every day of `inner` falls in `outer`; an open inner period needs an open outer one. */
export function covers(outer: Period, inner: Period): boolean {
  if (inner.from < outer.from) return false;
  return outer.until === null || (inner.until !== null && inner.until <= outer.until);
}

/** The days that both share, or undefined where there are none. */
export function intersection(a: Period, b: Period): Period | undefined {
  const from = compareDays(a.from, b.from) < 0 ? b.from : a.from;
  const until = earlierEnd(a.until, b.until);
  return until === null || from <= until ? { from, until } : undefined;
}

function earlierEnd(a: CalendarDay | null, b: CalendarDay | null): CalendarDay | null {
  if (a === null || b === null) return a ?? b;
  return compareDays(a, b) < 0 ? a : b;
}
