import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts';
import { drawsFor } from './draws.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { organs } from './words.ts';

type Decision = { decidedBy: string; decidedOn: CalendarDay; decidingOrgan: string };

/**
 * Who decided on an activity: the partner's own organ as a rule, in some the institute with it, for a congress of a
 * regional body that body; of one in nine nobody said it, and what lies far ahead is not decided yet.
 */
export const decisionOf = (
  code: string,
  { id, party, from, plan }: Pick<ToldActivity, 'id' | 'party' | 'from' | 'plan'>,
  today: CalendarDay,
): Decision | Record<never, never> => {
  const decidedOn = addDays(from, -45);
  const drawn = drawsFor(code, 'decision', id).between(1, 9);
  if (decidedOn > today || drawn === 9) return {};
  if (!party) return { decidedBy: 'institute', decidedOn, decidingOrgan: instituteOrgan };
  const decidedBy = plan.kind === 'A6' ? 'network' : drawn > 6 ? 'joint' : 'partner_organ';
  return { decidedBy, decidedOn, decidingOrgan: organs[party.tongue] };
};

const instituteOrgan = 'Comité de gestion';
