import { addDays, type CalendarDay, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';

type Days = { fromOn: CalendarDay; untilOn: CalendarDay };
type Asked = { from: CalendarDay; until: CalendarDay };

type Around = {
  /** Days that a report of this agreement and programme can have. */
  within: Days;
  /** Where the last report of these ended. */
  lastUntil: CalendarDay | undefined;
  /** Periods in which figures are asked of the partner. */
  windows: readonly Asked[];
};

/**
 * The days that the next report is offered: from where the last one ended to the end of the period in which figures are asked
 * then, of the first one that ends in that year, or of the year: what is told at once is one period or one year.
 */
export const proposedDays = ({ within, lastUntil, windows }: Around): Days => {
  const fromOn =
    lastUntil && within.fromOn <= lastUntil && lastUntil < within.untilOn
      ? addDays(lastUntil, 1)
      : within.fromOn;
  const yearEnd = lastDayOfYear(yearOf(fromOn));
  const toCome = windows.filter(({ until }) => fromOn < until);
  const around = toCome.filter(({ from }) => from <= fromOn);
  const inYear = toCome.filter(({ until }) => until <= yearEnd);
  const ends = (around.length > 0 ? around : inYear).map(({ until }) => until).toSorted();
  const untilOn = ends[0] ?? yearEnd;
  return { fromOn, untilOn: untilOn < within.untilOn ? untilOn : within.untilOn };
};
