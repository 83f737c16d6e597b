import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { reviseEvaluationInput } from '../rules/evaluation-input.ts';
import { whyNotGoingOn } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationErrors, evaluationToChange, rowOfEvaluation } from './evaluation-errors.ts';

/** Changes what an evaluation is to be; its steps are facts of their own. */
export const reviseEvaluation = defineCommand({
  name: 'revise-evaluation',
  version: 1,
  input: reviseEvaluationInput,
  may: mayKeepReviews,
  run: async (writing, { evaluationId, version, ...said }) => {
    const { tx, chain } = writing;
    const opened = await evaluationToChange(writing, { evaluationId, version });
    if (!opened.done) return opened;
    const found = opened.evaluation;
    const why = whyNotGoingOn(found);
    if (why) return refuse(why);
    const { title, kind, outcomeId, evaluator, isExternal, criteria, fromOn, untilOn } = found;
    const wrong = await evaluationErrors(tx, chain, found.programmeId, said, found);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('evaluations')
      .set({ ...rowOfEvaluation(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', evaluationId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: evaluationId },
      {
        subject: { kind: 'evaluation', id: evaluationId },
        before: { title, kind, outcomeId, evaluator, isExternal, criteria, fromOn, untilOn },
        after: said,
      },
    );
  },
});
