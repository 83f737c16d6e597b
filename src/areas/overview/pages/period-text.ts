import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Words } from '../../../text/words.ts';

/** A day, or the days from and until. */
export const daysText = (words: Words, from: CalendarDay, until: CalendarDay | null): string =>
  from === until ? words.day(from) : `${words.day(from)} – ${until ? words.day(until) : ''}`.trimEnd();
