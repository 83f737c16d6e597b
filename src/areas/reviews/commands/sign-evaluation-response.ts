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

/** A director signs the whole response as it was looked at, every recommendation answered by others, or that there is none. */
export const signEvaluationResponse = defineCommand({
  name: 'sign-evaluation-response',
  version: 1,
  input: signEvaluationResponseInput,
  may: maySignResponse,
  run: async (
    { tx, actor, chain, entryNo },
    { evaluationId, version, signedOn = todayIn(), nothingRecommended = false },
  ) => {
    const found = await evaluationById(tx, chain, evaluationId);
    if (!found) throw new NotFound();
    const problem = notToSign(found);
    if (problem) return refuse(problem);
    if (lastEntryOf(await evaluationRecommendations(tx, chain, { evaluationId })) !== version)
      return refuse({ key: 'reviews.response-changed-meanwhile' });
    const isWriter = (await writersOfResponse(tx, chain, evaluationId)).includes(actor.userId);
    if (isWriter && actor.role !== 'system') return refuse({ key: 'reviews.response-is-ones-own' });
    if (found.recommendations === 0 && !nothingRecommended)
      return refuseFields({ nothingRecommended: [{ key: 'reviews.response-to-nothing' }] });
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

const notToSign = ({ signedOn, receivedOn, unanswered }: EvaluationRow): Problem | undefined => {
  if (signedOn) return { key: 'reviews.response-is-signed' };
  if (!receivedOn) return { key: 'reviews.recommendation-too-early' };
  return unanswered > 0 ? { key: 'reviews.response-unanswered', args: { count: unanswered } } : undefined;
};

const wrongDay = ({ receivedOn }: EvaluationRow, signedOn: CalendarDay): Problem | undefined => {
  if (signedOn > todayIn()) return { key: 'reviews.day-in-future' };
  return receivedOn && signedOn < receivedOn ? { key: 'reviews.response-before-report' } : undefined;
};
