import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FollowUpState, PointKind } from './review-input.ts';

type Followed = { kind: PointKind; dueOn: CalendarDay | null; state: FollowUpState };

/** Gaps and decisions are followed up; progress is only said. */
export const canBeFollowedUp = ({ kind }: Pick<Followed, 'kind'>): boolean => kind !== 'progress';

/** Someone was to have done it by now, and nobody said that it was done or dropped. */
export const isOverdue = (point: Followed, today: CalendarDay): boolean =>
  canBeFollowedUp(point) && point.state === 'open' && point.dueOn !== null && point.dueOn < today;
