import {
  addDays,
  type CalendarDay,
  firstDayOfYear,
  lastDayOfYear,
  yearOf,
} from '../../../kernel/calendar-day.ts';

type Days = { fromOn: CalendarDay; untilOn: CalendarDay };
type Asked = { from: CalendarDay; until: CalendarDay };

type Around = {
  /** Days that a report of this agreement and programme can have. */
  within: Days;
  /** Last days of the reports of these, the newest first. */
  told: readonly CalendarDay[];
  /** Periods in which figures are asked of the partner. */
  windows: readonly Asked[];
  /** Last days of periods that are over and that no report tells, which a transfer may wait for, the first one first. */
  untold?: readonly CalendarDay[];
};

/**
 * The days that the next report is offered: the first period that is over and still asked for; else from where the last one
 * ended to the end of the period in which figures are asked then, of the first one that ends in that year, or of the year: what
 * is told at once is one period or one year.
 */
export const proposedDays = (around: Around): Days => {
  const { within, told, windows, untold = [] } = around;
  const asked = untold.find((day) => within.fromOn <= day && day <= within.untilOn);
  if (asked) return { fromOn: beginningOf(asked, around), untilOn: asked };
  const [lastUntil] = told;
  const fromOn =
    lastUntil && within.fromOn <= lastUntil && lastUntil < within.untilOn
      ? addDays(lastUntil, 1)
      : within.fromOn;
  const yearEnd = lastDayOfYear(yearOf(fromOn));
  const toCome = windows.filter(({ until }) => fromOn < until);
  const now = toCome.filter(({ from }) => from <= fromOn);
  const inYear = toCome.filter(({ until }) => until <= yearEnd);
  const ends = (now.length > 0 ? now : inYear).map(({ until }) => until).toSorted();
  const untilOn = ends[0] ?? yearEnd;
  return { fromOn, untilOn: untilOn < within.untilOn ? untilOn : within.untilOn };
};

/** The first day of a period with this last one: after what was told, or asked for, before it in its year. */
const beginningOf = (untilOn: CalendarDay, { within, told, windows }: Around): CalendarDay => {
  const ends = [...told, ...windows.map(({ until }) => until)];
  const after = ends.filter((day) => day < untilOn).map((day) => addDays(day, 1));
  return [within.fromOn, firstDayOfYear(yearOf(untilOn)), ...after].toSorted().at(-1)!;
};
