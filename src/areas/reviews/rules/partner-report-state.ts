import type { Problem } from '../../../kernel/problem.ts';
import type { ReportStep } from './partner-report-input.ts';

export type ReportState = 'draft' | ReportStep;

/** A report is written while it lies with the partner. */
export const canBeWritten = (state: ReportState): boolean => state === 'draft' || state === 'returned';

/** A withdrawn report is only read. */
export const isWithdrawn = (state: ReportState): boolean => state === 'withdrawn';

/** Only what was filed lies with the institute. */
export const canBeJudged = (state: ReportState): boolean => state === 'filed';

/** Why a report cannot be written, filed or withdrawn now; undefined where it can. */
export const whyNotWritten = (state: ReportState): Problem | undefined =>
  state === 'draft' || state === 'returned' ? undefined : { key: `reviews.report-is-${state}` };

/** Once it was filed a period stands: what the institute read of it is of these days. */
export const whyNotOtherDays = (state: ReportState): Problem | undefined =>
  state === 'draft' ? undefined : { key: 'reviews.period-was-filed' };

/** Why a report cannot be accepted or returned now; undefined where it can. */
export const whyNotJudged = (state: ReportState): Problem | undefined =>
  canBeJudged(state) ? undefined : { key: 'reviews.report-is-not-filed' };

export const reportTone = {
  draft: 'quiet',
  filed: 'info',
  returned: 'warn',
  accepted: 'ok',
  withdrawn: 'quiet',
} as const satisfies Record<ReportState, string>;
