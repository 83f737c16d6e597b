import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type ReportState, whyClosed } from './report-state.ts';

/** A window that covers figures of a partner, and how its sheet stands. */
export type CoveringWindow = {
  windowId: string;
  name: string;
  partnershipId: string;
  from: string;
  until: string;
  opensOn: string;
  closesOn: string;
  indicators: readonly string[];
  state: ReportState;
};

type Measured = { indicatorId: string; partnershipId?: string | undefined; until: string };

/** Why a new figure is refused by the window of its period: to everyone where it is locked, to a partner wherever it is closed. */
export const closedFor = (
  { indicatorId, partnershipId, until }: Measured,
  windows: readonly CoveringWindow[],
  { day, isPartner }: { day: CalendarDay; isPartner: boolean },
): Problem | undefined => {
  const window = windows.find(
    (each) =>
      each.partnershipId === partnershipId &&
      each.indicators.includes(indicatorId) &&
      each.from <= until &&
      until <= each.until,
  );
  if (!window || (!isPartner && window.state !== 'locked')) return undefined;
  return whyClosed({ state: window.state, window, day, isPartner });
};
