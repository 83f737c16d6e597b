import type { Actor } from './actor.ts';
import { type CalendarDay, yearOf, yearsBetween } from './calendar-day.ts';

type Reader = Pick<Actor, 'scope'>;

/** The years of which a control reads, in their order; undefined for whoever reads of all years. */
export const yearsRead = ({ scope }: Reader): readonly number[] | undefined =>
  scope ? scope.years.toSorted((a, b) => a - b) : undefined;

/** Whether figures of a year are not the reader's to read, as it lies outside the control. */
export const isOutsideYear = (reader: Reader, year: number): boolean =>
  yearsRead(reader)?.includes(year) === false;

/** Whether a reader's figures hold all that was measured in these days, as far as years tell. */
export const readsYearsOf = (reader: Reader, from: string, until: string): boolean => {
  const days = { fromOn: from as CalendarDay, untilOn: until as CalendarDay };
  return !yearsRead(reader) || yearsBetween(days).every((year) => !isOutsideYear(reader, year));
};

/** Whether not one year of these days is the reader's to read; a side that is left out is open. */
export const readsNoneOf = (
  reader: Reader,
  { from, until }: { from?: string | undefined; until?: string | undefined },
): boolean => {
  const isIn = (year: number) =>
    (from === undefined || year >= yearOf(from as CalendarDay)) &&
    (until === undefined || year <= yearOf(until as CalendarDay));
  return yearsRead(reader)?.some(isIn) === false;
};

/** Whether figures of an outcome are not the reader's to read, as it lies outside the control. */
export const isOutsideControl = ({ scope }: Reader, outcomeId: string): boolean =>
  scope !== null && !scope.outcomes.includes(outcomeId);

/** Of these outcomes those under the control; a control that names none (of frozen figures alone) reads of all, as does whoever has none. */
export const outcomesRead = <Outcome extends { id: string }>(
  { scope }: Reader,
  outcomes: readonly Outcome[],
): Outcome[] =>
  scope && scope.outcomes.length > 0
    ? outcomes.filter(({ id }) => scope.outcomes.includes(id))
    : [...outcomes];

/** Whether a share of the whole is told to a reader: what was measured in some of the years is no share of it. */
export const readsShares = ({ scope }: Reader): boolean => scope === null;
