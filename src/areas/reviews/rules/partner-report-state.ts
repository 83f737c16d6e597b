import type { Problem } from '../../../kernel/problem.ts';
import type { ReportStep } from './partner-report-input.ts';

export type ReportState = 'draft' | ReportStep;

/** A report is written while it lies with the partner. */
export const canBeWritten = (state: ReportState): boolean => state === 'draft' || state === 'returned';

/** Only what was filed lies with the institute. */
export const canBeJudged = (state: ReportState): boolean => state === 'filed';

/** Why a report cannot be written or filed now; undefined where it can. */
export const whyNotWritten = (state: ReportState): Problem | undefined =>
  canBeWritten(state)
    ? undefined
    : { key: state === 'accepted' ? 'reviews.report-is-accepted' : 'reviews.report-is-filed' };

/** Why a report cannot be accepted or returned now; undefined where it can. */
export const whyNotJudged = (state: ReportState): Problem | undefined =>
  canBeJudged(state) ? undefined : { key: 'reviews.report-is-not-filed' };

export const reportTone = {
  draft: 'quiet',
  filed: 'info',
  returned: 'warn',
  accepted: 'ok',
} as const satisfies Record<ReportState, string>;
