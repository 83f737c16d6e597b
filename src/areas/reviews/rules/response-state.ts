import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { EvaluationAnswer, EvaluationFollowUpState } from './evaluation-response-input.ts';

/** How far the whole answer to an evaluation is. */
export type ResponseState = 'none' | 'open' | 'to-sign' | 'signed';

type Counted = { recommendations: number; unanswered: number; signedOn: CalendarDay | null };

export const responseState = ({ recommendations, unanswered, signedOn }: Counted): ResponseState => {
  if (signedOn) return 'signed';
  if (recommendations === 0) return 'none';
  return unanswered > 0 ? 'open' : 'to-sign';
};

type Answered = {
  answer: EvaluationAnswer | null;
  dueOn: CalendarDay | null;
  state: EvaluationFollowUpState | 'open';
};

/** Something is to be done about it, so that someone can say what became of it. */
export const canBeFollowed = ({ answer }: Pick<Answered, 'answer'>): boolean =>
  answer === 'accepted' || answer === 'partly';

/** It was to be done by now, and nobody said that it was done or dropped. */
export const isActionOverdue = (row: Answered, today: CalendarDay): boolean =>
  canBeFollowed(row) &&
  (row.state === 'open' || row.state === 'under_way') &&
  row.dueOn !== null &&
  row.dueOn < today;
