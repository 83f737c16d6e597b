import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** A partner of a programme: the last day of its partnership, if one is known, and whether it has a hand-over plan. */
export type LastCycleFacts = {
  partner: string;
  partnerUntil: CalendarDay | null;
  programmeUntil: CalendarDay;
  hasPlan: boolean;
};

/** Aim O7: partners take over what was begun together, so whoever is in its last cycle has a plan for it. */
export const lastCycle = defineRule<LastCycleFacts>({
  id: 'O7-last-cycle',
  severity: 'blocks',
  moments: ['filing'],
  citation: 'Agreement of 6 June 2007, aim O7',
  origin: 'agreement',
  parameters: [],
  judge: ({ partner, partnerUntil, programmeUntil, hasPlan }) => {
    const isLast = partnerUntil !== null && partnerUntil <= programmeUntil;
    const kept = !isLast || hasPlan;
    return {
      kept,
      sentence:
        partnerUntil !== null && isLast
          ? {
              key: kept ? 'partners.last-cycle-kept' : 'partners.last-cycle-broken',
              args: { partner, day: partnerUntil },
            }
          : { key: 'partners.not-last-cycle', args: { partner } },
      inputs: { partnerUntil, programmeUntil, hasPlan },
    };
  },
});
