import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound, type Problem } from '../../../kernel/problem.ts';
import {
  evaluationRecommendations,
  lastEntryOf,
  writersOfResponse,
} from '../queries/evaluation-recommendations.ts';
import { type EvaluationRow, evaluationById } from '../queries/evaluations.ts';
import { signEvaluationResponseInput } from '../rules/evaluation-response-input.ts';
import { maySignResponse } from '../rules/review-permissions.ts';

/**
 * A director signs the whole response as it was looked at, every recommendation answered, and none of it by itself; or that
 * there was nothing to answer.
 */
export const signEvaluationResponse = defineCommand({
  name: 'sign-evaluation-response',
  version: 1,
  input: signEvaluationResponseInput,
  may: maySignResponse,
  run: async (
    { tx, actor, chain, entryNo },
    { evaluationId, version, nothingRecommended, signedOn = todayIn() },
  ) => {
    const found = await evaluationById(tx, chain, evaluationId);
    if (!found) throw new NotFound();
    const problem = notToSign(found);
    if (problem) return refuse(problem);
    if (found.recommendations === 0 && !nothingRecommended)
      return refuseFields({ nothingRecommended: [{ key: 'reviews.say-nothing-recommended' }] });
    if (lastEntryOf(await evaluationRecommendations(tx, chain, { evaluationId })) !== version)
      return refuse({ key: 'reviews.response-changed-meanwhile' });
    const isWriter = (await writersOfResponse(tx, chain, evaluationId)).includes(actor.userId);
    if (isWriter && actor.role !== 'system') return refuse({ key: 'reviews.response-is-ones-own' });
    const wrong = wrongDay(found, signedOn);
    if (wrong) return refuseFields({ signedOn: [wrong] });
    await tx
      .insertInto('evaluation_sign_offs')
      .values({
        institute_id: chain,
        id: newId(),
        evaluation_id: evaluationId,
        signed_on: signedOn,
        signed_by: actor.membershipId,
        signed_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const { title, recommendations } = found;
    return done(
      { id: evaluationId },
      { subject: { kind: 'evaluation', id: evaluationId }, after: { title, recommendations, signedOn } },
    );
  },
});

const notToSign = ({
  receivedOn,
  signedOn,
  recommendations,
  unanswered,
}: EvaluationRow): Problem | undefined => {
  if (signedOn) return { key: 'reviews.response-is-signed' };
  if (recommendations === 0 && !receivedOn) return { key: 'reviews.response-to-nothing' };
  return unanswered > 0 ? { key: 'reviews.response-unanswered', args: { count: unanswered } } : undefined;
};

const wrongDay = ({ receivedOn }: EvaluationRow, signedOn: CalendarDay): Problem | undefined => {
  if (signedOn > todayIn()) return { key: 'reviews.day-in-future' };
  return receivedOn && signedOn < receivedOn ? { key: 'reviews.response-before-report' } : undefined;
};
