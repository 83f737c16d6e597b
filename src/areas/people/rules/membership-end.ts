import type { Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';

/** How a membership is to end: with a last day, now, or not at all (what was decided before is taken back). */
export const endings = ['on-day', 'at-once', 'never'] as const;
export type Ending = (typeof endings)[number];

export type EndedMembership = { role: Role; fromOn: CalendarDay; untilOn: CalendarDay | null };

/**
 * The membership's last day from now on, or why it cannot be that, at its field. At once: today is the last day, and
 * the command shuts the door besides. What ended on a day gone by stays ended: that person is invited anew.
 */
export const newLastDay = (
  membership: EndedMembership,
  wanted: { ending: Ending; lastDay?: CalendarDay | undefined },
  today: CalendarDay,
): { lastDay: CalendarDay | null } | { field: 'ending' | 'lastDay'; problem: Problem } => {
  const { role, fromOn, untilOn } = membership;
  if (untilOn !== null && untilOn < today) return at('ending', 'people.has-ended');
  if (wanted.ending === 'never')
    return role === 'auditor' ? at('ending', 'people.auditor-needs-end') : { lastDay: null };
  if (wanted.ending === 'at-once') return { lastDay: fromOn > today ? fromOn : today };
  if (wanted.lastDay === undefined) return at('lastDay', 'problem.missing');
  if (wanted.lastDay < today) return at('lastDay', 'people.last-day-gone');
  if (wanted.lastDay < fromOn) return at('lastDay', 'problem.until-before-from');
  return { lastDay: wanted.lastDay };
};

const at = (field: 'ending' | 'lastDay', key: string) => ({ field, problem: { key } });
