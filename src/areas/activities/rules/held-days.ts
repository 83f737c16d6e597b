import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';

/** What has not come yet was not held, and not reported: the field that says otherwise, with its error. */
export const daysNotYetCome = (
  held: { heldFrom: CalendarDay; heldUntil: CalendarDay; reportOn?: CalendarDay | undefined },
  today: CalendarDay,
): FieldErrors | undefined => {
  const wrong = (['heldFrom', 'heldUntil', 'reportOn'] as const).filter(
    (name) => (held[name] ?? today) > today,
  );
  if (wrong.length === 0) return undefined;
  return Object.fromEntries(wrong.map((name) => [name, [{ key: 'activities.day-in-future' }]]));
};
