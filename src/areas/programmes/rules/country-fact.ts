import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** From when until when something is true of a country; `until` null is open. */
export type CountryFactPeriod = { country: string; from: CalendarDay; until: CalendarDay | null };
