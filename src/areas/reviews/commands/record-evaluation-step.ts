import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { evaluationById, stepsOfEvaluation } from '../queries/evaluations.ts';
import { recordEvaluationStepInput } from '../rules/evaluation-input.ts';
import { stepErrors, whyNotGoingOn } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { rowOfStep } from './evaluation-errors.ts';

/** An evaluation was commissioned, its final version received, or it was published: each once, on its day. */
export const recordEvaluationStep = defineCommand({
  name: 'record-evaluation-step',
  version: 1,
  input: recordEvaluationStepInput,
  may: mayKeepReviews,
  run: async ({ tx, chain, entryNo }, { evaluationId, ...input }) => {
    const { id = newId(), ...said } = input;
    const found = await evaluationById(tx, chain, evaluationId);
    if (!found) throw new NotFound();
    const why = whyNotGoingOn(found);
    if (why) return refuse(why);
    const wrong = stepErrors(said, await stepsOfEvaluation(tx, chain, evaluationId), todayIn());
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('evaluation_steps')
      .values({
        institute_id: chain,
        id,
        evaluation_id: evaluationId,
        programme_id: found.programmeId,
        ...rowOfStep(said),
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'evaluation', id: evaluationId }, after: { title: found.title, ...said } },
    );
  },
});
