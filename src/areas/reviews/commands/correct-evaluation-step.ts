import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type EvaluationStepRow, evaluationStepById, stepsOfEvaluation } from '../queries/evaluations.ts';
import { correctEvaluationStepInput } from '../rules/evaluation-input.ts';
import { stepErrors } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { rowOfStep } from './evaluation-errors.ts';

/** Puts another row in place of a step of an evaluation, with the reason. */
export const correctEvaluationStep = defineCommand({
  name: 'correct-evaluation-step',
  version: 1,
  input: correctEvaluationStepInput,
  may: mayKeepReviews,
  run: async ({ tx, chain, entryNo }, { stepId, version, reason, ...said }) => {
    const found = await evaluationStepById(tx, chain, stepId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, comparable(found));
    if (said.step !== found.step) return refuseFields({ step: [{ key: 'problem.not-understood' }] });
    const others = (await stepsOfEvaluation(tx, chain, found.evaluationId)).filter(
      ({ id }) => id !== found.id,
    );
    const wrong = stepErrors(said, others, todayIn());
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('evaluation_steps')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    const id = newId();
    await tx
      .insertInto('evaluation_steps')
      .values({
        institute_id: chain,
        id,
        evaluation_id: found.evaluationId,
        programme_id: found.programmeId,
        ...rowOfStep(said),
        replaces_id: found.id,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    const { step, onDay, address, withheld, withheldReason } = found;
    return done(
      { id },
      {
        subject: { kind: 'evaluation', id: found.evaluationId },
        before: { step, onDay, address, withheld, withheldReason },
        after: { ...said, reason },
      },
    );
  },
});

const comparable = ({ onDay, address, withheld, withheldReason }: EvaluationStepRow) => ({
  'field.on-day': onDay,
  'field.address': address,
  'field.withheld': withheld,
  'field.withheld-reason': withheldReason,
});
