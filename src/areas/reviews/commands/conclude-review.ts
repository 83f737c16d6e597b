import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reviewById } from '../queries/reviews.ts';
import { concludeReviewInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { whyNotKept } from '../rules/review-state.ts';

/**
 * The review is done: its figures stand as of the number of this entry. What changes from here on says why. One that
 * found neither a gap nor a progress says nothing that a mission or a score could rest on.
 */
export const concludeReview = defineCommand({
  name: 'conclude-review',
  version: 1,
  input: concludeReviewInput,
  may: mayKeepReviews,
  run: async ({ tx, actor, chain, entryNo }, { reviewId, concludedOn = todayIn() }) => {
    const review = await reviewById(tx, chain, reviewId);
    if (!review) throw new NotFound();
    const why = whyNotKept(review);
    if (why) return refuse(why);
    if (review.concludedOn) return refuse({ key: 'reviews.is-concluded' });
    const today = todayIn();
    if (review.heldOn > today) return refuse({ key: 'reviews.not-held-yet', args: { day: review.heldOn } });
    if (concludedOn > today) return refuseFields({ concludedOn: [{ key: 'reviews.day-in-future' }] });
    if (concludedOn < review.heldOn)
      return refuseFields({ concludedOn: [{ key: 'reviews.concluded-before-held' }] });
    if (review.gaps + review.progress === 0) return refuse({ key: 'reviews.nothing-found' });
    const { partnershipId } = review;
    await tx
      .insertInto('review_conclusions')
      .values({
        institute_id: chain,
        review_id: reviewId,
        partnership_id: partnershipId,
        concluded_on: concludedOn,
        concluded_by: actor.membershipId,
        concluded_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const { gaps, progress, decisions } = review;
    return done(
      { id: reviewId, asOf: entryNo },
      {
        subject: { kind: 'review', id: reviewId },
        partnershipId,
        after: { concludedOn, gaps, progress, decisions },
      },
    );
  },
});
