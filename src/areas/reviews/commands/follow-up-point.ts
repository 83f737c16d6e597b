import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { pointEver } from '../queries/review-points.ts';
import { reviewById } from '../queries/reviews.ts';
import { followUpPointInput } from '../rules/review-input.ts';
import { mayFollowUpReviews } from '../rules/review-permissions.ts';
import { canBeFollowedUp, whyNotKept } from '../rules/review-state.ts';

/** What became of a gap or a decision: done, dropped, or taken up again; each with its day and a word on it. */
export const followUpPoint = defineCommand({
  name: 'follow-up-review-point',
  version: 1,
  input: followUpPointInput,
  may: mayFollowUpReviews,
  run: async ({ tx, actor, chain, entryNo }, { pointId, version, state, onDay, note, onBehalf }) => {
    const point = await pointEver(tx, chain, pointId);
    const review = point && (await reviewById(tx, chain, point.reviewId));
    if (!review) throw new NotFound();
    if (point.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    const why = whyNotKept(review);
    if (why) return refuse(why);
    if (!canBeFollowedUp(point)) return refuse({ key: 'reviews.progress-is-not-followed' });
    if (point.followUpEntryNo !== version)
      return conflict(point.followUpEntryNo, {
        'reviews.follow-up-state': point.state,
        'reviews.onDay': point.followedUpOn ?? '',
        'reviews.note': point.note ?? '',
      });
    if (state === 'open' && point.state === 'open') return refuse({ key: 'reviews.is-open' });
    if (onDay > todayIn()) return refuseFields({ onDay: [{ key: 'reviews.day-in-future' }] });
    if (onDay < review.heldOn)
      return refuseFields({ onDay: [{ key: 'reviews.day-before-review', args: { day: review.heldOn } }] });
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const { followUpId, reviewId, partnershipId } = point;
    if (followUpId)
      await tx
        .updateTable('review_follow_ups')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', followUpId)
        .execute();
    await tx
      .insertInto('review_follow_ups')
      .values({
        institute_id: chain,
        id: newId(),
        point_id: pointId,
        review_id: reviewId,
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
      { id: pointId, reviewId },
      {
        subject: { kind: 'review', id: reviewId },
        partnershipId,
        before: { followUp: point.state, onDay: point.followedUpOn, note: point.note },
        after: { what: point.what, followUp: state, onDay, note, enteredOnBehalf },
      },
    );
  },
});
