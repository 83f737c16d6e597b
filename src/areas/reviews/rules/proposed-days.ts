import {
  addDays,
  type CalendarDay,
  firstDayOfYear,
  lastDayOfYear,
  yearOf,
} from '../../../kernel/calendar-day.ts';

type Days = { fromOn: CalendarDay; untilOn: CalendarDay };
type Asked = { from: CalendarDay; until: CalendarDay };

/** A period that is over, by the first day of work in it that no report tells and by its last one. */
export type Untold = { firstOn: CalendarDay; endedOn: CalendarDay };

type Around = {
  /** Days that a report of this agreement and programme can have. */
  within: Days;
  /** The partner's reports of the programme, under whichever agreement, the newest first. */
  told: readonly Days[];
  /** Periods in which figures are asked of the partner. */
  windows: readonly Asked[];
  /** Periods that are over and that no report tells, those first for which a transfer waits. */
  untold?: readonly Untold[];
};

/**
 * The days that the next report is offered: the first period that is over and still asked for; else from where the last one
 * ended to the end of the period in which figures are asked then, of the first one that ends in that year, or of the year: what
 * is told at once is one period or one year.
 */
export const proposedDays = (around: Around): Days => {
  const { within, told, windows, untold = [] } = around;
  const asked = untold.find(({ firstOn }) => within.fromOn <= firstOn && firstOn <= within.untilOn);
  if (asked) return daysOf(asked, around);
  const lastUntil = told[0]?.untilOn;
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

/**
 * The days of a period around its first work that no report tells: the window that asks for it, or else its year after what was
 * asked for before; and of these what is still to be told, since no two reports share a day.
 */
const daysOf = ({ firstOn, endedOn }: Untold, { within, told, windows }: Around): Days => {
  const own = windows
    .filter(({ from, until }) => until === endedOn && from <= firstOn)
    .map(({ from }) => from);
  const asked = windows.filter(({ until }) => until < firstOn).map(({ until }) => addDays(until, 1));
  const before = told.filter(({ untilOn }) => untilOn < firstOn).map(({ untilOn }) => addDays(untilOn, 1));
  const after = told.filter(({ fromOn }) => fromOn > firstOn).map(({ fromOn }) => addDays(fromOn, -1));
  const begins = own.length > 0 ? earliest(own) : latest([firstDayOfYear(yearOf(endedOn)), ...asked]);
  return {
    fromOn: latest([within.fromOn, begins, ...before]),
    untilOn: earliest([within.untilOn, endedOn, ...after]),
  };
};

const earliest = (days: readonly CalendarDay[]): CalendarDay => days.toSorted()[0]!;
const latest = (days: readonly CalendarDay[]): CalendarDay => days.toSorted().at(-1)!;
