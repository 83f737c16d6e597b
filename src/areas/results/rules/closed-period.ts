import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type ReportState, whyClosed } from './report-state.ts';

/** A window that covers figures of a partner, and how its sheet stands. */
export type CoveringWindow = {
  windowId: string;
  name: string;
  /** Null: the institute itself. */
  partnershipId: string | null;
  from: string;
  until: string;
  opensOn: string;
  closesOn: string;
  indicators: readonly string[];
  state: ReportState;
};

type Measured = { indicatorId: string; partnershipId?: string | null | undefined; until: string };

/**
 * Why a new figure is refused by the window of its period: to everyone where it is locked, to a partner wherever it is closed.
 * Of several windows the strictest decides.
 */
export const closedFor = (
  { indicatorId, partnershipId, until }: Measured,
  windows: readonly CoveringWindow[],
  { day, isPartner }: { day: CalendarDay; isPartner: boolean },
): Problem | undefined => {
  const covering = windows
    .filter(
      (each) =>
        each.partnershipId === (partnershipId ?? null) &&
        each.indicators.includes(indicatorId) &&
        each.from <= until &&
        until <= each.until &&
        (isPartner || each.state === 'locked'),
    )
    .toSorted((one, other) => Number(other.state === 'locked') - Number(one.state === 'locked'));
  for (const window of covering) {
    const reason = whyClosed({ state: window.state, window, day, isPartner });
    if (reason) return reason;
  }
  return undefined;
};
