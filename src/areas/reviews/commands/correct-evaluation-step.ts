import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import {
  type EvaluationStepRow,
  evaluationById,
  evaluationStepById,
  stepsOfEvaluation,
} from '../queries/evaluations.ts';
import { correctEvaluationStepInput } from '../rules/evaluation-input.ts';
import { restsOnStep, stepErrors } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { rowOfStep } from './evaluation-errors.ts';
import { endSignature } from './keep-recommendation.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Puts another row in place of a step of an evaluation, with the reason; none where the step never was. */
export const correctEvaluationStep = defineCommand({
  name: 'correct-evaluation-step',
  version: 1,
  input: correctEvaluationStepInput,
  may: mayKeepReviews,
  run: async (writing, { stepId, version, reason, neverWas, ...said }) => {
    const { tx, chain, entryNo } = writing;
    const found = await evaluationStepById(tx, chain, stepId);
    if (!found) throw new NotFound();
    if (found.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    if (found.entryNo !== version) return conflict(found.entryNo, comparable(found));
    if (said.step !== found.step) return refuseFields({ step: [{ key: 'problem.not-understood' }] });
    const others = (await stepsOfEvaluation(tx, chain, found.evaluationId)).filter(
      ({ id }) => id !== found.id,
    );
    const evaluation = await evaluationById(tx, chain, found.evaluationId);
    const rests = neverWas && restsOnStep(found.step, others, evaluation?.recommendations ?? 0);
    if (rests) return refuse(rests);
    const wrong = neverWas ? undefined : stepErrors(said, others, todayIn());
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('evaluation_steps')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    const subject = { kind: 'evaluation', id: found.evaluationId };
    const { step, onDay, address, withheld, withheldReason } = found;
    const before = { step, onDay, address, withheld, withheldReason };
    if (neverWas && step === 'received') await endSignature(writing, found.evaluationId);
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
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
    return done<Replacement>({ id }, { subject, before, after: { ...said, reason } });
  },
});

const comparable = ({ onDay, address, withheld, withheldReason }: EvaluationStepRow) => ({
  'field.on-day': onDay,
  'field.address': address,
  'field.withheld': withheld,
  'field.withheld-reason': withheldReason,
});
