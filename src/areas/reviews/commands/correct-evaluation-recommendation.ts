import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import {
  hasAnswerOrFollowUp,
  type RecommendationRow,
  recommendationEver,
} from '../queries/evaluation-recommendations.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { correctEvaluationRecommendationInput } from '../rules/evaluation-response-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { endSignature, keepRecommendation, wrongWithRecommendation } from './keep-recommendation.ts';

/** Another wording in the place of a recommendation that stands, or none where the report never made it. */
export const correctEvaluationRecommendation = defineCommand({
  name: 'correct-evaluation-recommendation',
  version: 1,
  input: correctEvaluationRecommendationInput,
  may: mayKeepReviews,
  run: async (writing, { recommendationId, version, neverWas, ...said }) => {
    const { tx, chain } = writing;
    const old = await recommendationEver(tx, chain, recommendationId);
    const evaluation = old && (await evaluationById(tx, chain, old.evaluationId));
    if (!evaluation) throw new NotFound();
    if (old.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    if (old.entryNo !== version) return conflict(old.entryNo, comparable(old));
    // What was answered to one is not lent to another: such a recommendation was never made, and is added anew.
    if (hasAnswerOrFollowUp(old) && (said.partnershipId ?? null) !== old.partnershipId)
      return refuseFields({ partnershipId: [{ key: 'reviews.recommendation-has-its-partner' }] });
    const wrong = await wrongWithRecommendation(writing, evaluation, said, recommendationId);
    if (wrong) return refuseFields(wrong);
    await endRows(writing, neverWas ? hangingOn : ownRows, recommendationId);
    const { evaluationId } = old;
    const partnershipId = neverWas ? old.partnershipId : readerOf(old.partnershipId, said.partnershipId);
    const after = neverWas
      ? { neverWas, ...(said.reason ? { reason: said.reason } : {}) }
      : await keepRecommendation(writing, { recommendationId, evaluationId, replacesId: old.rowId }, said);
    await endSignature(writing, evaluationId);
    return done(
      { id: recommendationId, evaluationId },
      {
        subject: { kind: 'evaluation_recommendation', id: recommendationId },
        partnershipId,
        before: standing(old),
        after,
      },
    );
  },
});

/** Which partner reads of the correction: one that reads both what stood and what stands. */
const readerOf = (before: string | null, after: string | undefined): string | null =>
  before === null || before === after ? (after ?? null) : null;

const ownRows = ['evaluation_recommendations'] as const;
const hangingOn = [...ownRows, 'evaluation_answers', 'evaluation_follow_ups'] as const;

const endRows = async (
  { tx, chain, entryNo }: Writing,
  tables: readonly (typeof hangingOn)[number][],
  recommendationId: string,
): Promise<void> => {
  for (const table of tables)
    await tx
      .updateTable(table)
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('recommendation_id', '=', recommendationId)
      .where('ended_by_no', 'is', null)
      .execute();
};

const standing = ({ number, text, criterion, forInstitute, partnershipId }: RecommendationRow) => ({
  number,
  text,
  criterion,
  forInstitute,
  partnershipId,
});

const comparable = ({ number, text, criterion, forInstitute, partnershipId }: RecommendationRow) => ({
  'field.number': number,
  'field.text': text,
  'field.criterion': criterion,
  'field.for-institute': forInstitute,
  'field.partnership-id': partnershipId,
});
