import { type CalendarDay, daysBetween, yearsBetween } from '../../../kernel/calendar-day.ts';

export type PlannedLine = {
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  plannedSessions: number | null;
  plannedParticipants: number | null;
};

export type PlannedYear = { sessions: number; participants: number };

/**
 * What the lines of a plan mean to do, by year: a line over several years is spread evenly over its days, in whole
 * sessions and people that add up to what the line says.
 */
export const plannedByYear = (lines: readonly PlannedLine[]): ReadonlyMap<number, PlannedYear> => {
  const years = new Map<number, PlannedYear>();
  for (const line of lines)
    for (const year of yearsBetween(line)) {
      const so = years.get(year) ?? { sessions: 0, participants: 0 };
      years.set(year, {
        sessions: so.sessions + partOf(line.plannedSessions ?? 0, line, year),
        participants: so.participants + partOf(line.plannedParticipants ?? 0, line, year),
      });
    }
  return years;
};

type Days = Pick<PlannedLine, 'fromOn' | 'untilOn'>;

// The difference of two rounded sums: no part is lost, whatever the rounding.
const partOf = (whole: number, days: Days, year: number): number =>
  Math.round(whole * shareUntil(days, year)) - Math.round(whole * shareUntil(days, year - 1));

const shareUntil = ({ fromOn, untilOn }: Days, year: number): number => {
  const end = `${year}-12-31` as CalendarDay;
  if (end < fromOn) return 0;
  return end >= untilOn ? 1 : (daysBetween(fromOn, end) + 1) / (daysBetween(fromOn, untilOn) + 1);
};

/** A part in whole per cent of what was planned; null where nothing was planned. */
export const realisedPercent = (realised: number, planned: number): number | null =>
  planned > 0 ? Math.round((realised * 100) / planned) : null;
