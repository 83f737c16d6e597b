import type { Actor } from '../../../kernel/actor.ts';
import { type CalendarDay, yearsBetween } from '../../../kernel/calendar-day.ts';

/** The years whose measurements a control reads, in their order; undefined for whoever reads those of all years. */
export const yearsRead = ({ scope }: Pick<Actor, 'scope'>): readonly number[] | undefined =>
  scope ? scope.years.toSorted((a, b) => a - b) : undefined;

/** Whether a reader's figures hold all that was measured in these days, as far as years tell. */
export const readsYearsOf = (actor: Pick<Actor, 'scope'>, from: string, until: string): boolean => {
  const years = yearsRead(actor);
  const days = { fromOn: from as CalendarDay, untilOn: until as CalendarDay };
  return !years || yearsBetween(days).every((year) => years.includes(year));
};

/** Whether figures of an outcome are not the reader's to read, as it lies outside the control. */
export const isOutsideControl = ({ scope }: Pick<Actor, 'scope'>, outcomeId: string): boolean =>
  scope !== null && !scope.outcomes.includes(outcomeId);

/** Whether a share of the whole is told to a reader: what was measured in some of the years is no share of it. */
export const readsShares = ({ scope }: Pick<Actor, 'scope'>): boolean => scope === null;
