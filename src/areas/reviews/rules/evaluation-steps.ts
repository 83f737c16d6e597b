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
  withdrawn: { on: CalendarDay } | null;
};

/** How far an evaluation is: planned, commissioned, received or published; or that it was withdrawn. */
export const stepReached = ({ commissionedOn, receivedOn, publishedOn, withdrawn }: StepsTaken) => {
  if (withdrawn) return 'withdrawn';
  if (publishedOn) return 'published';
  if (receivedOn) return 'received';
  return commissionedOn ? 'commissioned' : 'planned';
};

/** Why nothing is written of an evaluation any more; undefined where it goes on. */
export const whyNotGoingOn = ({ withdrawn }: Pick<StepsTaken, 'withdrawn'>): Problem | undefined =>
  withdrawn ? { key: 'reviews.evaluation-is-withdrawn' } : undefined;

/** Why an evaluation is neither withdrawn nor moved: only a plan was a mistake, what was commissioned happened. */
export const whyNotUnplanned = (steps: StepsTaken): Problem | undefined => {
  const reached = stepReached(steps);
  return (
    whyNotGoingOn(steps) ?? (reached === 'planned' ? undefined : { key: 'reviews.evaluation-has-steps' })
  );
};
