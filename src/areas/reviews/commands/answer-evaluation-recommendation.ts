import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type RecommendationRow, recommendationEver } from '../queries/evaluation-recommendations.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { type AnswerSaid, answerEvaluationRecommendationInput } from '../rules/evaluation-response-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { endSignature, reasonMissing } from './keep-recommendation.ts';

/** The house's answer to a recommendation: whether it accepts it, and what will be done by which function by when. */
export const answerEvaluationRecommendation = defineCommand({
  name: 'answer-evaluation-recommendation',
  version: 1,
  input: answerEvaluationRecommendationInput,
  may: mayKeepReviews,
  run: async (writing, { recommendationId, version, ...said }) => {
    const { tx, chain } = writing;
    const found = await recommendationEver(tx, chain, recommendationId);
    const evaluation = found && (await evaluationById(tx, chain, found.evaluationId));
    if (!evaluation) throw new NotFound();
    if (found.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    if (found.answerNo !== version) return conflict(found.answerNo, comparable(found));
    const wrong = reasonMissing(evaluation, said.reason);
    if (wrong) return refuseFields(wrong);
    await writeAnswer(writing, found, said);
    await endSignature(writing, evaluation.id);
    const { partnershipId, answerId } = found;
    return done(
      { id: recommendationId, evaluationId: evaluation.id },
      {
        subject: { kind: 'evaluation_recommendation', id: recommendationId },
        partnershipId,
        ...(answerId ? { before: standing(found) } : {}),
        after: said,
      },
    );
  },
});

const writeAnswer = async (
  { tx, chain, entryNo }: Writing,
  found: RecommendationRow,
  said: Omit<AnswerSaid, 'recommendationId' | 'version'>,
): Promise<void> => {
  if (found.answerId)
    await tx
      .updateTable('evaluation_answers')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.answerId)
      .execute();
  await tx
    .insertInto('evaluation_answers')
    .values({
      institute_id: chain,
      id: newId(),
      recommendation_id: found.id,
      evaluation_id: found.evaluationId,
      partnership_id: found.partnershipId,
      answer: said.answer,
      answer_reason: said.answerReason ?? null,
      action: said.action ?? null,
      taken_on_by: said.takenOnBy ?? null,
      due_on: said.dueOn ?? null,
      replaces_id: found.answerId,
      correction_reason: said.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
};

const standing = ({ answer, answerReason, action, takenOnBy, dueOn }: RecommendationRow) => ({
  answer,
  answerReason,
  action,
  takenOnBy,
  dueOn,
});

const comparable = ({ answer, answerReason, action, takenOnBy, dueOn }: RecommendationRow) => ({
  'reviews.answer': answer,
  'field.answer-reason': answerReason,
  'field.action': action,
  'reviews.takenOnBy': takenOnBy,
  'reviews.dueOn': dueOn,
});
