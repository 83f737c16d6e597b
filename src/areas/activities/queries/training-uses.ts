import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What participants of an international training did with it when they were asked. */
export type TrainingUse = { askedOn: CalendarDay; asked: number; usingIt: number; what: string };
