import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';

/** What is told as having happened is not in the future; undefined where it is not. */
export const notYetCome = (field: string, day: CalendarDay, today: CalendarDay): FieldErrors | undefined =>
  day > today ? { [field]: [{ key: 'rights.not-yet-come' }] } : undefined;
