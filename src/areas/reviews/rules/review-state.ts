import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { FollowUpState, PointKind } from './review-input.ts';

type Followed = { kind: PointKind; dueOn: CalendarDay | null; state: FollowUpState };

/** Gaps and decisions are followed up; progress is only said. */
export const canBeFollowedUp = ({ kind }: Pick<Followed, 'kind'>): boolean => kind !== 'progress';

/** Someone was to have done it by now, and nobody said that it was done or dropped. */
export const isOverdue = (point: Followed, today: CalendarDay): boolean =>
  canBeFollowedUp(point) && point.state === 'open' && point.dueOn !== null && point.dueOn < today;

type Kept = { withdrawnOn: CalendarDay | null; concludedOn: CalendarDay | null };

/** Why nothing is written of a review any more; undefined where it goes on, concluded or not. */
export const whyNotKept = ({ withdrawnOn }: Pick<Kept, 'withdrawnOn'>): Problem | undefined =>
  withdrawnOn ? { key: 'reviews.review-is-withdrawn' } : undefined;

/** Why a review is not withdrawn: what was concluded was looked at, and missions may rest on it. */
export const whyNotGivenUp = (review: Kept): Problem | undefined =>
  whyNotKept(review) ?? (review.concludedOn ? { key: 'reviews.review-was-concluded' } : undefined);
