import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Where an amount of the budget stands. */
export type Place = {
  outcomeId: string | null;
  partnershipId: string | null;
  block: string;
  line: string | null;
  heading: string | null;
  item: string;
  from: CalendarDay;
  until: CalendarDay;
  currency: string;
};

export type Placed = Place & { minor: number };

/** The same as an input or a file gives it: what is left out is none. */
type Given = { [Field in keyof Place]?: string | null | undefined };

/** Only where it stands, whatever else is known of it. */
export const placeOf = (place: Place): Place => {
  const { outcomeId, partnershipId, block, line, heading, item, from, until, currency } = place;
  return { outcomeId, partnershipId, block, line, heading, item, from, until, currency };
};

/** What makes two amounts the same cell, in any version. */
export const placeKey = (place: Given): string => {
  const { outcomeId, partnershipId, block, line, heading, item, from, until, currency } = place;
  const parts = [outcomeId, partnershipId, block, line, heading, item, from, until, currency];
  return JSON.stringify(parts.map((part) => part ?? null));
};
