import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import type { EvaluationSaid, EvaluationStep } from '../rules/evaluation-input.ts';

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
