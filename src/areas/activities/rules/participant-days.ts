import { type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';

type Held = { heldFrom: CalendarDay; heldUntil: CalendarDay; sessions: number; participants: number };

/**
 * Participant-days of a training: everyone who took part, times the days on which they met. Several sessions are a day
 * each, but no more days than it lasted; one session lasts from the first day to the last.
 */
export const participantDays = ({ heldFrom, heldUntil, sessions, participants }: Held): number => {
  const lasted = daysBetween(heldFrom, heldUntil) + 1;
  return participants * (sessions > 1 ? Math.min(sessions, lasted) : lasted);
};
