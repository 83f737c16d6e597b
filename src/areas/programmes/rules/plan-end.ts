import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';

/** So many days before an action plan ends, the next one is waited for (house rule). */
export const nextPlanDays = 90;

/** Whether a plan ends soon, or has ended: one is to follow, or an organ says that none does. */
export const nearsItsEnd = ({ untilOn }: { untilOn: CalendarDay }, today: CalendarDay): boolean =>
  untilOn <= addDays(today, nextPlanDays);
