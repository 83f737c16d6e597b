import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import type { EvaluationStepRow } from '../queries/evaluations.ts';
import { type EvaluationSaid, type EvaluationStep, evaluationSteps } from '../rules/evaluation-input.ts';

/** What is wrong with an evaluation: its outcome is of the same programme. */
export const evaluationErrors = async (
  tx: Tx,
  chain: string,
  programmeId: string,
  { outcomeId }: EvaluationSaid,
): Promise<FieldErrors | undefined> =>
  outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== programmeId
    ? { outcomeId: [{ key: 'problem.not-known-here' }] }
    : undefined;

/** The columns of what was said of an evaluation. */
export const rowOfEvaluation = (said: EvaluationSaid) => ({
  title: said.title,
  kind: said.kind,
  outcome_id: said.outcomeId ?? null,
  evaluator: said.evaluator ?? null,
  is_external: said.isExternal,
  criteria: said.criteria,
  from_on: said.fromOn,
  until_on: said.untilOn,
});

/** What is wrong with a step among the others that stand: not in the future, in their order, published once received. */
export const stepErrors = (
  { step, onDay }: { step: EvaluationStep; onDay: CalendarDay },
  others: readonly EvaluationStepRow[],
): FieldErrors | undefined => {
  if (onDay > todayIn()) return { onDay: [{ key: 'programmes.day-in-future' }] };
  if (others.some((other) => other.step === step))
    return { step: [{ key: 'reviews.evaluation-step-taken' }] };
  if (step === 'published' && !others.some((other) => other.step === 'received'))
    return { step: [{ key: 'reviews.evaluation-not-received' }] };
  const place = (of: EvaluationStep) => evaluationSteps.indexOf(of);
  const isOut = (other: EvaluationStepRow) =>
    place(other.step) < place(step) ? other.onDay > onDay : other.onDay < onDay;
  return others.some(isOut) ? { onDay: [{ key: 'reviews.evaluation-out-of-order' }] } : undefined;
};

/** The columns of what was said of a step. */
export const rowOfStep = (said: {
  step: EvaluationStep;
  onDay: CalendarDay;
  address?: string | undefined;
  withheld?: string | undefined;
  withheldReason?: string | undefined;
}) => ({
  step: said.step,
  on_day: said.onDay,
  address: said.address ?? null,
  withheld: said.withheld ?? null,
  withheld_reason: said.withheldReason ?? null,
});
