import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';

type Span = { fromOn: CalendarDay; untilOn: CalendarDay };

export const isYearOf = (programme: Span, year: number): boolean =>
  year >= yearOf(programme.fromOn) && year <= yearOf(programme.untilOn);

/** In its last year a programme is asked what was achieved, not what is likely to be. */
export const isFinalYear = ({ untilOn }: Pick<Span, 'untilOn'>, year: number): boolean =>
  year === yearOf(untilOn);

/** Scores and lessons of a year are filed once it is over. */
export const isOver = (year: number, today: CalendarDay): boolean => year < yearOf(today);

/** The year looked at where none is named: the one before this, within the programme. */
export const yearToScore = (programme: Span, today: CalendarDay): number =>
  Math.max(Math.min(yearOf(today) - 1, yearOf(programme.untilOn)), yearOf(programme.fromOn));
