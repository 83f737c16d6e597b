import type { CalendarDay } from '../../../kernel/calendar-day.ts';

type Waiting = { id: string; dueOn: CalendarDay };

/**
 * The transfer whose condition a report is proposed to meet: the first that falls due after its days, unless that one still
 * waits for a period that no report tells (`awaited`: years by id of a condition).
 */
export const metByReport = (
  { untilOn }: { untilOn: CalendarDay },
  conditions: readonly Waiting[],
  awaited: ReadonlyMap<string, readonly number[]>,
): string | undefined => {
  const next = conditions
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .find(({ dueOn }) => dueOn > untilOn);
  return next && !awaited.has(next.id) ? next.id : undefined;
};
