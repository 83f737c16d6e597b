import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';

/**
 * What is wrong with the year and the day of a follow-up: the year is one of the programme or, while it is designed, that of
 * the day; the day has come, and the year had begun on that day; afterwards (in January) one may look back.
 */
export const followUpErrors = (
  { fromOn, untilOn }: { fromOn: CalendarDay; untilOn: CalendarDay },
  { year, onDay }: { year: number; onDay: CalendarDay },
): FieldErrors | undefined => {
  const [first, last] = [yearOf(fromOn), yearOf(untilOn)];
  const isOfDesign = onDay < fromOn && year === yearOf(onDay);
  if ((year < first && !isOfDesign) || year > last)
    return {
      year: [{ key: 'programmes.risk-year-outside', args: { first: String(first), last: String(last) } }],
    };
  if (onDay > todayIn()) return { onDay: [{ key: 'programmes.day-in-future' }] };
  return year > yearOf(onDay) ? { year: [{ key: 'programmes.risk-year-not-begun' }] } : undefined;
};
