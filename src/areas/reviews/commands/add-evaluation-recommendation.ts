import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { addEvaluationRecommendationInput } from '../rules/evaluation-response-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { endSignature, keepRecommendation, wrongWithRecommendation } from './keep-recommendation.ts';

/** What the final version of an evaluation recommends, to the institute, to a partner or to both. */
export const addEvaluationRecommendation = defineCommand({
  name: 'add-evaluation-recommendation',
  version: 1,
  input: addEvaluationRecommendationInput,
  may: mayKeepReviews,
  run: async (writing, { id = newId(), evaluationId, ...said }) => {
    const evaluation = await evaluationById(writing.tx, writing.chain, evaluationId);
    if (!evaluation) throw new NotFound();
    const wrong = await wrongWithRecommendation(writing, evaluation, said);
    if (wrong) return refuseFields(wrong);
    const after = await keepRecommendation(writing, { recommendationId: id, evaluationId }, said);
    await endSignature(writing, evaluationId);
    return done(
      { id, evaluationId },
      {
        subject: { kind: 'evaluation_recommendation', id },
        partnershipId: said.partnershipId ?? null,
        after: { title: evaluation.title, ...after },
      },
    );
  },
});
