import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { reviseEvaluationInput } from '../rules/evaluation-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationErrors, rowOfEvaluation } from './evaluation-errors.ts';

/** Changes what an evaluation is to be; its steps are facts of their own. */
export const reviseEvaluation = defineCommand({
  name: 'revise-evaluation',
  version: 1,
  input: reviseEvaluationInput,
  may: mayKeepReviews,
  run: async ({ tx, chain }, { evaluationId, version, ...said }) => {
    const found = await evaluationById(tx, chain, evaluationId);
    if (!found) throw new NotFound();
    const { title, kind, outcomeId, evaluator, isExternal, criteria, fromOn, untilOn } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'field.title': title,
        'reviews.evaluation-kind': kind,
        'field.outcome-id': outcomeId,
        'field.evaluator': evaluator,
        'field.is-external': isExternal,
        'reviews.evaluation-criteria': criteria,
        'field.from-on': fromOn,
        'field.until-on': untilOn,
      });
    const wrong = await evaluationErrors(tx, chain, found.programmeId, said);
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
