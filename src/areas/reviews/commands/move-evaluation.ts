import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { moveEvaluationInput } from '../rules/evaluation-input.ts';
import { whyNotUnplanned } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationToChange } from './evaluation-errors.ts';

/** An evaluation that was planned in the wrong programme goes to its own, of which it then looks at the whole. */
export const moveEvaluation = defineCommand({
  name: 'move-evaluation',
  version: 1,
  input: moveEvaluationInput,
  may: mayKeepReviews,
  run: async (writing, { evaluationId, version, programmeId }) => {
    const { tx, chain } = writing;
    const opened = await evaluationToChange(writing, { evaluationId, version });
    if (!opened.done) return opened;
    const { evaluation } = opened;
    const why = whyNotUnplanned(evaluation);
    if (why) return refuse(why);
    if (programmeId === evaluation.programmeId)
      return refuseFields({ programmeId: [{ key: 'reviews.evaluation-is-there' }] });
    if (!(await programmeById(tx, chain, programmeId)))
      return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    await tx
      .updateTable('evaluations')
      .set({ programme_id: programmeId, outcome_id: null, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', evaluationId)
      .execute();
    const { programmeId: from, outcomeId } = evaluation;
    return done(
      { id: evaluationId },
      {
        subject: { kind: 'evaluation', id: evaluationId },
        before: { programmeId: from, outcomeId },
        after: { programmeId, outcomeId: null },
      },
    );
  },
});
