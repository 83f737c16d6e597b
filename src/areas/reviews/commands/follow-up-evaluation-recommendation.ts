import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { recommendationEver } from '../queries/evaluation-recommendations.ts';
import { followUpEvaluationRecommendationInput } from '../rules/evaluation-response-input.ts';
import { canBeFollowed } from '../rules/response-state.ts';
import { mayFollowUpReviews } from '../rules/review-permissions.ts';

/** What became of what was promised: under way, done, or dropped for a reason; each with its day and a word on it. */
export const followUpEvaluationRecommendation = defineCommand({
  name: 'follow-up-evaluation-recommendation',
  version: 1,
  input: followUpEvaluationRecommendationInput,
  may: mayFollowUpReviews,
  run: async ({ tx, actor, chain, entryNo }, { recommendationId, version, ...said }) => {
    const { state, onDay, note, onBehalf } = said;
    const found = await recommendationEver(tx, chain, recommendationId);
    if (!found) throw new NotFound();
    if (found.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    if (!canBeFollowed(found)) return refuse({ key: 'reviews.recommendation-nothing-to-follow' });
    if (found.followUpNo !== version)
      return conflict(found.followUpNo, {
        'reviews.follow-up-state': found.state,
        'reviews.onDay': found.followedUpOn ?? '',
        'reviews.note': found.note ?? '',
      });
    if (onDay > todayIn()) return refuseFields({ onDay: [{ key: 'reviews.day-in-future' }] });
    const { receivedOn } = found;
    if (receivedOn && onDay < receivedOn)
      return refuseFields({ onDay: [{ key: 'reviews.day-before-report', args: { day: receivedOn } }] });
    const enteredOnBehalf = found.partnershipId ? behalfOf(actor, onBehalf) : null;
    const { followUpId, evaluationId, partnershipId } = found;
    if (followUpId)
      await tx
        .updateTable('evaluation_follow_ups')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', followUpId)
        .execute();
    await tx
      .insertInto('evaluation_follow_ups')
      .values({
        institute_id: chain,
        id: newId(),
        recommendation_id: recommendationId,
        evaluation_id: evaluationId,
        partnership_id: partnershipId,
        state,
        on_day: onDay,
        note,
        entered_on_behalf: enteredOnBehalf,
        replaces_id: followUpId,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: recommendationId, evaluationId },
      {
        subject: { kind: 'evaluation_recommendation', id: recommendationId },
        partnershipId,
        before: { followUp: followUpId && found.state, onDay: found.followedUpOn, note: found.note },
        after: { followUp: state, onDay, note, enteredOnBehalf },
      },
    );
  },
});
