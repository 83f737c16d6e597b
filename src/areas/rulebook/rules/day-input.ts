import * as z from 'zod/mini';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';

/** A day as every way in gives it, ISO `yyyy-mm-dd`; a day that does not exist is not understood. */
export const dayInput = z.custom<CalendarDay>(
  (value) => typeof value === 'string' && calendarDay(value) !== undefined,
  {
    error: ({ input }) =>
      input === undefined || input === null ? 'problem.missing' : 'problem.not-understood',
  },
);

/** For a schema with `fromOn` and `untilOn`: the end does not precede the beginning. */
export const endsAfterItBegins = z.refine<{ fromOn: string; untilOn?: string | undefined }>(
  (period) => period.untilOn === undefined || period.fromOn <= period.untilOn,
  { error: 'problem.until-before-from', path: ['untilOn'] },
);
