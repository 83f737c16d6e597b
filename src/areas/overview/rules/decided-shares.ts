import type { CalendarDay } from '../../../kernel/calendar-day.ts';

type Share = {
  decisionId: string;
  outcomeId: string;
  outcomeCode: string;
  askedMinor: number | null;
  grantedMinor: number | null;
};

export type DecidedShare = Share & { decidedOn: CalendarDay };

/** What was cut of what was asked; null where either is not known, or more was granted. */
export const cutBy = (askedMinor: number | null, grantedMinor: number | null): number | null =>
  askedMinor === null || grantedMinor === null || grantedMinor > askedMinor
    ? null
    : askedMinor - grantedMinor;

/** Shares of outcomes with the day of the decision that says them. */
export const sharesWithDay = (
  decisions: readonly { id: string; decidedOn: CalendarDay }[],
  shares: readonly Share[],
): DecidedShare[] =>
  shares.flatMap((share) => {
    const decision = decisions.find(({ id }) => id === share.decisionId);
    return decision ? [{ ...share, decidedOn: decision.decidedOn }] : [];
  });
