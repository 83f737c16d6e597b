import { type CalendarDay, yearsBetween } from '../../../kernel/calendar-day.ts';

/** A period for which an indicator aims at something: a year, since the beginning until a milestone, or the whole. */
export type TargetColumn = {
  from: CalendarDay;
  until: CalendarDay;
  isMilestone: boolean;
  isShare: boolean;
};

const milestoneYears = [3, 5] as const;

/**
 * The columns of a programme's targets: each calendar year of it, the milestones at the end of its third and fifth year
 * (published pattern of results: domain, cumulated from the start), and the share of the whole programme.
 */
export const targetColumns = ({
  fromOn,
  untilOn,
}: {
  fromOn: CalendarDay;
  untilOn: CalendarDay;
}): TargetColumn[] => {
  const periods = yearsBetween({ fromOn, untilOn }).map((year) => ({
    from: later(fromOn, `${year}-01-01` as CalendarDay),
    until: earlier(untilOn, `${year}-12-31` as CalendarDay),
  }));
  const milestones = milestoneYears.flatMap((year) => periods[year - 1]?.until ?? []);
  return [
    ...periods.map((period) => ({ ...period, isMilestone: false, isShare: false })),
    ...milestones.map((until) => ({ from: fromOn, until, isMilestone: true, isShare: false })),
    { from: fromOn, until: untilOn, isMilestone: false, isShare: true },
  ];
};

const later = (one: CalendarDay, other: CalendarDay): CalendarDay => (one > other ? one : other);
const earlier = (one: CalendarDay, other: CalendarDay): CalendarDay => (one < other ? one : other);
