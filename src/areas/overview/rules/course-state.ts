import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { daysBetween } from '../../../kernel/calendar-day.ts';

/** How an indicator stands against time: `no-figure` where there is no way to speak of. */
export type CourseState = 'on-course' | 'late' | 'no-figure';

/** Points by which an indicator may lie behind the time that has passed (house rule). */
export const courseTolerance = 15;

/** Share of a period that has passed on `today`, in whole per cent from 0 to 100. */
export const elapsedShare = (
  { fromOn, untilOn }: { fromOn: CalendarDay; untilOn: CalendarDay },
  today: CalendarDay,
): number => {
  const whole = daysBetween(fromOn, untilOn) + 1;
  const passed = daysBetween(fromOn, today) + 1;
  return Math.round((Math.min(Math.max(passed, 0), whole) * 100) / whole);
};

/** On course: at least as far on the way to its target as the time of the programme, less the tolerance. */
export const courseState = (course: number | undefined, elapsed: number): CourseState => {
  if (course === undefined) return 'no-figure';
  return course >= elapsed - courseTolerance ? 'on-course' : 'late';
};
