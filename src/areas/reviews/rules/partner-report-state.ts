import type { Problem } from '../../../kernel/problem.ts';

export const reportStates = ['draft', 'filed', 'returned', 'accepted', 'withdrawn'] as const;
export type ReportState = (typeof reportStates)[number];

/** A report is written while it lies with the partner. */
export const canBeWritten = (state: ReportState): boolean => state === 'draft' || state === 'returned';

/** A withdrawn report is only read. */
export const isWithdrawn = (state: ReportState): boolean => state === 'withdrawn';

/** Only what was filed lies with the institute. */
export const canBeJudged = (state: ReportState): boolean => state === 'filed';

/** Why a report cannot be written or filed now; undefined where it can. */
export const whyNotWritten = (state: ReportState): Problem | undefined =>
  state === 'draft' || state === 'returned' ? undefined : { key: `reviews.report-is-${state}` };

type Givable = { state: ReportState; filedNo: number | null; acceptedNo: number | null };

/** The same for withdrawing it, which is also possible where the last word on it was that its acceptance is taken back. */
export const whyNotWithdrawn = ({ state, filedNo, acceptedNo }: Givable): Problem | undefined => {
  const isTakenBack = state === 'filed' && acceptedNo !== null && acceptedNo > (filedNo ?? 0);
  return isTakenBack ? undefined : whyNotWritten(state);
};

type Movable = { state: ReportState; isReturnedWhole: boolean };

/** Once it was filed a period stands: what the institute read of it is of these days. Only what came back as a whole moves. */
export const whyNotOtherDays = ({ state, isReturnedWhole }: Movable): Problem | undefined =>
  state === 'draft' || (state === 'returned' && isReturnedWhole)
    ? undefined
    : { key: 'reviews.period-was-filed' };

/** Why a report cannot be accepted or returned now; undefined where it can. */
export const whyNotJudged = (state: ReportState): Problem | undefined =>
  canBeJudged(state) ? undefined : { key: 'reviews.report-is-not-filed' };

type Resting = { number: number; isPaid: boolean };

/** Why an acceptance cannot be taken back: money that left on it does not come back by that. */
export const whyNotTakenBack = (state: ReportState, resting: readonly Resting[]): Problem | undefined => {
  if (state !== 'accepted') return { key: 'reviews.report-is-not-accepted' };
  const paid = resting.find(({ isPaid }) => isPaid);
  return paid && { key: 'reviews.acceptance-was-paid-on', args: { number: paid.number } };
};

export const reportTone = {
  draft: 'quiet',
  filed: 'info',
  returned: 'warn',
  accepted: 'ok',
  withdrawn: 'quiet',
} as const satisfies Record<ReportState, string>;
