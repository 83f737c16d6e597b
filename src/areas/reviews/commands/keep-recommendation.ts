import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { evaluationRecommendations } from '../queries/evaluation-recommendations.ts';
import type { EvaluationRow } from '../queries/evaluations.ts';
import type { RecommendationSaid } from '../rules/evaluation-response-input.ts';

type Of = { recommendationId: string; evaluationId: string; replacesId?: string };

/** What keeps a recommendation from being written, if anything does: it is known here, its number is free. */
export const wrongWithRecommendation = async (
  { tx, chain }: Writing,
  evaluation: EvaluationRow,
  { number, partnershipId, reason }: RecommendationSaid,
  itself?: string,
): Promise<FieldErrors | undefined> => {
  if (!evaluation.receivedOn) return { text: [{ key: 'reviews.recommendation-too-early' }] };
  const unsaid = reasonMissing(evaluation, reason);
  if (unsaid) return unsaid;
  if (partnershipId && !(await partnershipChoices(tx, chain)).some(({ id }) => id === partnershipId))
    return { partnershipId: [{ key: 'problem.not-known-here' }] };
  const others = await evaluationRecommendations(tx, chain, { evaluationId: evaluation.id });
  const isTaken = others.some((other) => other.number === number && other.id !== itself);
  return isTaken ? { number: [{ key: 'reviews.recommendation-number-taken' }] } : undefined;
};

/** From the first signature on, whoever changes the response says why. */
export const reasonMissing = (
  { firstSignedOn }: Pick<EvaluationRow, 'firstSignedOn'>,
  reason: string | undefined,
): FieldErrors | undefined =>
  firstSignedOn && !reason ? { reason: [{ key: 'reviews.response-signed-needs-reason' }] } : undefined;

/** One row of a recommendation. Gives back what the trail says of it. */
export const keepRecommendation = async (
  { tx, chain, entryNo }: Writing,
  { recommendationId, evaluationId, replacesId }: Of,
  { number, text, criterion, forInstitute, partnershipId, reason }: RecommendationSaid,
) => {
  await tx
    .insertInto('evaluation_recommendations')
    .values({
      institute_id: chain,
      id: newId(),
      recommendation_id: recommendationId,
      evaluation_id: evaluationId,
      number,
      text,
      criterion: criterion ?? null,
      for_institute: forInstitute,
      partnership_id: partnershipId ?? null,
      replaces_id: replacesId ?? null,
      correction_reason: reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return {
    number,
    text,
    ...(criterion ? { criterion } : {}),
    forInstitute,
    ...(partnershipId ? { partnershipId } : {}),
    ...(reason ? { reason } : {}),
  };
};

/** Ends the signature under a response: what was signed is not what stands any more. */
export const endSignature = async ({ tx, chain, entryNo }: Writing, evaluationId: string): Promise<void> => {
  await tx
    .updateTable('evaluation_sign_offs')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('evaluation_id', '=', evaluationId)
    .where('ended_by_no', 'is', null)
    .execute();
};
