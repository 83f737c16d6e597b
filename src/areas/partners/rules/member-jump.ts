import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

export type MemberFigure = { onDay: CalendarDay; members: number; jumpReason: string | null };

/** A figure and the one before it; none before the first. */
export type MemberJumpFacts = { figure: MemberFigure; before: MemberFigure | null };

/** A union that grows or shrinks by much between two figures has a reason, or one of the figures is wrong. */
export const memberJump = defineRule<MemberJumpFacts>({
  id: 'O1-member-jump',
  severity: 'warns',
  moments: ['submitting'],
  citation: 'Usage of the house: a jump in the members has its reason',
  origin: 'house',
  parameters: [
    {
      name: 'percent',
      value: '30',
      unit: '%',
      citation: 'Usage of the house: a jump in the members has its reason',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ figure, before }, parameters) => {
    const percent = Number(parameters.get('percent')?.value);
    // In hundredths of the figure before, so that no division is needed: from nothing everything is a jump.
    const isJump =
      before !== null && Math.abs(figure.members - before.members) * 100 > percent * before.members;
    const kept = !isJump || figure.jumpReason !== null;
    return {
      kept,
      sentence: {
        key: kept ? 'partners.member-jump-kept' : 'partners.member-jump-broken',
        args: {
          before: before?.members ?? figure.members,
          now: figure.members,
          day: figure.onDay,
          percent,
        },
      },
      inputs: {
        before: before?.members ?? null,
        now: figure.members,
        percent,
        hasReason: figure.jumpReason !== null,
      },
    };
  },
});
