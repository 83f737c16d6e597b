import { addMonths, type CalendarDay, calendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import type { ActivityDetail, BuiltKind } from './kind-details.ts';

/** What a detail says of its own time only: a copy leaves it to be said anew. */
const ofItsTime: Partial<Record<BuiltKind, readonly string[]>> = {
  A2: ['planLineId'],
  A5: ['tookPartBefore'],
  A8: ['reviewId', 'reviewedOn', 'baselineOn', 'citations', 'interest', 'interestStatement'],
};

const lastYear = 2199;

/** The day a year later, the last of February after the 29th; undefined beyond the calendar. */
export const dayNextYear = (day: CalendarDay): CalendarDay | undefined =>
  yearOf(day) < lastYear ? addMonths(day, 12) : undefined;

/** The detail with which an activity like this one is planned a year later: its days move, what was of its time is left out. */
export const detailNextYear = (detail: ActivityDetail): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(detail)
      .filter(([field]) => !ofItsTime[detail.kind]?.includes(field))
      .map(([field, value]) => [field, Array.isArray(value) ? value.map(rowNextYear) : value]),
  );

const rowNextYear = (row: unknown): unknown =>
  row === null || typeof row !== 'object'
    ? row
    : Object.fromEntries(Object.entries(row).map(([field, value]) => [field, moved(field, value)]));

const moved = (field: string, value: unknown): unknown => {
  const day = field.startsWith('on') && typeof value === 'string' ? calendarDay(value) : undefined;
  return day ? dayNextYear(day) : value;
};

type Line = {
  id: string;
  partnershipId: string;
  theme: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  approvedOn: CalendarDay | null;
};

/** The line of the partner's plans that a training on `lineId` hangs on when it is held again on `day`. */
export const lineNextYear = <L extends Line>(
  lines: readonly L[],
  lineId: string | undefined,
  day: CalendarDay | undefined,
): L | undefined => {
  const before = lines.find(({ id }) => id === lineId);
  if (!before || !day) return undefined;
  const covering = lines.filter(
    ({ partnershipId, theme, fromOn, untilOn }) =>
      partnershipId === before.partnershipId && theme === before.theme && fromOn <= day && day <= untilOn,
  );
  return (
    covering.find(({ id }) => id === before.id) ??
    covering.find(({ approvedOn }) => approvedOn !== null) ??
    covering[0]
  );
};
