import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type EvaluationStep, evaluationSteps } from './evaluation-input.ts';

type Step = { step: EvaluationStep; onDay: CalendarDay };

/** What is wrong with a step among the others that stand: not in the future, in their order, published once received. */
export const stepErrors = (
  { step, onDay }: Step,
  others: readonly Step[],
  today: CalendarDay,
): FieldErrors | undefined => {
  if (onDay > today) return { onDay: [{ key: 'programmes.day-in-future' }] };
  if (others.some((other) => other.step === step))
    return { step: [{ key: 'reviews.evaluation-step-taken' }] };
  if (step === 'published' && !others.some((other) => other.step === 'received'))
    return { step: [{ key: 'reviews.evaluation-not-received' }] };
  const place = (of: EvaluationStep) => evaluationSteps.indexOf(of);
  const isOut = (other: Step) =>
    place(other.step) < place(step) ? other.onDay > onDay : other.onDay < onDay;
  return others.some(isOut) ? { onDay: [{ key: 'reviews.evaluation-out-of-order' }] } : undefined;
};

/** Why a step cannot be taken away: what came after it rests on it. */
export const restsOnStep = (
  step: EvaluationStep,
  others: readonly Step[],
  recommendations: number,
): Problem | undefined => {
  if (step !== 'received') return undefined;
  if (others.some((other) => other.step === 'published')) return { key: 'reviews.evaluation-is-published' };
  return recommendations > 0
    ? { key: 'reviews.evaluation-has-recommendations', args: { count: recommendations } }
    : undefined;
};

export type StepsTaken = {
  commissionedOn: CalendarDay | null;
  receivedOn: CalendarDay | null;
  publishedOn: CalendarDay | null;
};

/** How far an evaluation is: planned, commissioned, received or published. */
export const stepReached = ({ commissionedOn, receivedOn, publishedOn }: StepsTaken) => {
  if (publishedOn) return 'published';
  if (receivedOn) return 'received';
  return commissionedOn ? 'commissioned' : 'planned';
};
