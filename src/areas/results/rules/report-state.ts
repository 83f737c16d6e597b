import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { isWhole } from './breakdown-sum.ts';
import type { Cell } from './cell-change.ts';

/** `taken_back`: an approval was, so that the sheet lies with the officers as it was submitted. */
export const reportStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'taken_back',
  'locked',
  'unlocked',
] as const;
export type ReportState = (typeof reportStates)[number];

/** The states of a figure of which an officer's word is still to come: handed in, or restated in a locked sheet. */
export const toReview = ['submitted', 'restated'] as const;

export const isToReview = ({ state }: { state: string }): boolean => toReview.some((each) => each === state);

/** Whether it waits for an officer's word as it was handed in. */
export const liesWithOfficer = (state: ReportState): boolean =>
  state === 'submitted' || state === 'taken_back';

type Window = { opensOn: string; closesOn: string };
type Asked = { state: ReportState; window: Window; day: CalendarDay; isPartner: boolean };

/** Why a sheet takes no figures now; undefined where it does. An officer enters on behalf after the closing day too. */
export const whyClosed = ({ state, window, day, isPartner }: Asked): Problem | undefined => {
  if (state === 'locked') return { key: 'results.report-is-locked' };
  if (state === 'approved') return { key: 'results.report-is-approved' };
  if (liesWithOfficer(state)) return { key: 'results.report-is-with-officer' };
  if (!isPartner || state === 'returned' || state === 'unlocked') return undefined;
  if (day < window.opensOn) return { key: 'results.window-not-open', args: { day: window.opensOn } };
  if (day > window.closesOn) return { key: 'results.window-closed', args: { day: window.closesOn } };
  return undefined;
};

/** Why a figure is no more changed by whoever measures it; undefined where it is. */
export const whyFixed = (state: string | undefined): Problem | undefined => {
  if (state === 'locked' || state === 'restated') return { key: 'results.report-is-locked' };
  return state === 'approved' ? { key: 'results.figure-is-approved' } : undefined;
};

/** A figure that was handed in is taken back in its sheet, where what it lacks then is said; undefined where it is in none. */
export const whyInSheet = (state: string | undefined): Problem | undefined =>
  state === 'submitted' || state === 'returned' ? { key: 'results.withdraw-in-sheet' } : undefined;

/** A figure that was handed in for a period is of that period: moved elsewhere, its sheet would have none. */
export const whyDaysStay = (state: string | undefined): FieldErrors | undefined =>
  state === 'submitted' || whyFixed(state) ? { from: [{ key: 'results.days-were-handed-in' }] } : undefined;

/**
 * Nor does the whole become a part of itself, and no figure leaves its sheet, or its part of it, for another country: it would
 * be handed in without the figure that it has to have. One part that was another stays in the sheet.
 */
export const whyPlaceStays = (
  found: { state: string; isOfSheet: boolean } | undefined,
  standing: Place,
  moved: Place,
): FieldErrors | undefined => {
  if (!found?.isOfSheet || !whyDaysStay(found.state)) return undefined;
  const stays = [{ key: 'results.whole-was-handed-in' }];
  if (moved.country !== standing.country) return { country: stays };
  return isWhole(standing) && !isWhole(moved) ? { breakdown: stays } : undefined;
};

type Place = { country: string | null; breakdown: Cell };

/**
 * Who submits has it judged; and what was added to a sheet since it was approved, or restated or withdrawn since it was approved or
 * locked (`besideSheet` too), is judged in it.
 */
export const canReview = (state: ReportState, figures: readonly { state: string }[]): boolean =>
  liesWithOfficer(state) || ((state === 'approved' || state === 'locked') && figures.some(isToReview));

/** Whether an approval of its sheet is of the figure. */
export const isToApprove = ({ state }: { state: string }): boolean =>
  state !== 'approved' && state !== 'locked';

/** Whether there is an approval to take back: of the sheet, or of figures of one that was returned or opened again. */
export const canTakeApprovalBack = (state: ReportState, figures: readonly { state: string }[]): boolean =>
  state === 'approved' ||
  (state !== 'locked' && state !== 'draft' && figures.some((figure) => figure.state === 'approved'));

/** What left the house, or was accepted, with approved figures: their days are those of a partner's report. */
export type RestingOnApproval =
  | { fact: 'filed'; on: CalendarDay }
  | { fact: 'accepted'; on: CalendarDay; from: CalendarDay; until: CalendarDay };

/** Why an approval is not taken back now; undefined where it can be. */
export const whyApprovalStays = (
  state: ReportState,
  figures: readonly { state: string }[],
  resting: RestingOnApproval | undefined,
): Problem | undefined => {
  if (state === 'locked') return { key: 'results.approval-is-locked' };
  if (!canTakeApprovalBack(state, figures)) return { key: 'results.nothing-is-approved' };
  if (resting?.fact === 'filed') return { key: 'results.approval-was-filed', args: { day: resting.on } };
  return (
    resting && { key: 'results.approval-was-accepted', args: { from: resting.from, until: resting.until } }
  );
};

/** What is said to whoever gave the sheet themselves. */
export const whyNotTakenBackBy = ({ partnershipId }: { partnershipId: string | null }): Problem => ({
  key: partnershipId === null ? 'results.own-approval-stays' : 'results.own-report-approval-stays',
});

export const canLock = (state: ReportState): boolean => state !== 'locked';

/** What is said to whoever gave the sheet themselves. */
export const whyNotLocked = ({ partnershipId }: { partnershipId: string | null }): Problem => ({
  key: partnershipId === null ? 'results.own-sheet-not-locked' : 'results.own-report-not-locked',
});

/** What is said of a window that was opened by mistake, to whoever comes by an old address too. */
export const windowWithdrawn = (window: { on: CalendarDay; byName: string; reason: string }): Problem => ({
  key: 'results.window-withdrawn',
  args: { day: window.on, name: window.byName, reason: window.reason },
});
