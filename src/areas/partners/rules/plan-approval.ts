import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** A hand-over plan in one edition; the decisions on it by the partner's organs, the last one first. */
export type PlanApprovalFacts = {
  edition: number;
  finalOn: CalendarDay | null;
  decisions: readonly { verdict: 'approved' | 'rejected'; decidedOn: CalendarDay }[];
};

/** Aim O7: what partners take over they decide themselves. A plan called final without their yes is kept and marked. */
export const planApproval = defineRule<PlanApprovalFacts>({
  id: 'O7-plan-approval',
  severity: 'blocks',
  moments: ['filing'],
  citation: 'Agreement of 6 June 2007, aim O7',
  origin: 'agreement',
  parameters: [],
  judge: ({ edition, finalOn, decisions }) => {
    const isApproved = decisions[0]?.verdict === 'approved';
    const kept = finalOn === null || isApproved;
    return {
      kept,
      sentence: {
        key: kept
          ? `partners.plan-approval-${finalOn === null ? 'open' : 'kept'}`
          : 'partners.plan-approval-broken',
        args: { edition },
      },
      inputs: { edition, finalOn, approvedOn: isApproved ? (decisions[0]?.decidedOn ?? null) : null },
    };
  },
});
