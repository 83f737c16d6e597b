import { conflict, type Refused, type Writing } from '../../../command/command.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';
import { type EvaluationRow, evaluationById } from '../queries/evaluations.ts';
import type { EvaluationSaid, EvaluationStep } from '../rules/evaluation-input.ts';

/**
 * What is wrong with an evaluation: its outcome is of the same programme, and did not end before the evaluation begins; one that was
 * planned so before (`standing`) may stay.
 */
export const evaluationErrors = async (
  tx: Tx,
  chain: string,
  programmeId: string,
  { outcomeId, fromOn }: EvaluationSaid,
  standing?: Pick<EvaluationRow, 'outcomeId' | 'fromOn'>,
): Promise<FieldErrors | undefined> => {
  if (!outcomeId) return undefined;
  const outcome = await outcomeById(tx, chain, outcomeId);
  if (outcome?.programmeId !== programmeId) return { outcomeId: [{ key: 'problem.not-known-here' }] };
  const stays = standing?.outcomeId === outcomeId && standing.fromOn === fromOn;
  const ended = stays ? undefined : whyNotInOutcome(outcome.end, fromOn);
  return ended && { outcomeId: [ended] };
};

type Opened = { done: true; evaluation: EvaluationRow };

/** The evaluation as its opener saw it, or both versions. @throws NotFound */
export const evaluationToChange = async (
  { tx, chain }: Writing,
  { evaluationId, version }: { evaluationId: string; version: number },
): Promise<Opened | Refused> => {
  const evaluation = await evaluationById(tx, chain, evaluationId);
  if (!evaluation) throw new NotFound();
  if (evaluation.version === version) return { done: true, evaluation };
  return conflict(evaluation.version, {
    'field.title': evaluation.title,
    'reviews.evaluation-kind': evaluation.kind,
    'field.outcome-id': evaluation.outcomeId,
    'field.evaluator': evaluation.evaluator,
    'field.is-external': evaluation.isExternal,
    'reviews.evaluation-criteria': evaluation.criteria,
    'field.from-on': evaluation.fromOn,
    'field.until-on': evaluation.untilOn,
  });
};

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
