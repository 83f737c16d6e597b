import type { CalendarDay } from '../../../kernel/calendar-day.ts';

type Told<A, E, I> = { activities: readonly A[]; expenses: readonly E[]; indicators: readonly I[] };
export type Missing<A, E, I> = { activities: readonly A[]; vouchers: readonly E[]; indicators: readonly I[] };

/**
 * What a report does not tell yet: activities that were to be over by this day or have no report, expenses without a
 * voucher, indicators that are asked of the partner and were not measured in the period, unless one works them out of others
 * or the partner said why there is none. Of a filed report the day is that of its filing.
 */
export const missingIn = <
  A extends { state: string; until: CalendarDay; hasReport: boolean },
  E extends { isMissing: boolean },
  I extends { until: CalendarDay | null; formula: string | null; nothing: string | null; isAsked: boolean },
>(
  { activities, expenses, indicators }: Told<A, E, I>,
  on: CalendarDay,
): Missing<A, E, I> => ({
  activities: activities.filter(
    ({ state, until, hasReport }) => (state === 'planned' && until < on) || (state === 'held' && !hasReport),
  ),
  vouchers: expenses.filter(({ isMissing }) => isMissing),
  indicators: indicators.filter(
    ({ until, formula, nothing, isAsked }) =>
      isAsked && until === null && formula === null && nothing === null,
  ),
});

/** How many things are missing. */
export const countMissing = ({
  activities,
  vouchers,
  indicators,
}: Missing<unknown, unknown, unknown>): number => activities.length + vouchers.length + indicators.length;
