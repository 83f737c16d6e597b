import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reviewById } from '../queries/reviews.ts';
import { withdrawReviewInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { whyNotGivenUp } from '../rules/review-state.ts';
import { standingMinutes } from './revise-review.ts';

/** A review that was opened wrongly: it stays to be read with the reason, and counts and waits nowhere. */
export const withdrawReview = defineCommand({
  name: 'withdraw-review',
  version: 1,
  input: withdrawReviewInput,
  may: mayKeepReviews,
  run: async ({ tx, chain, actor }, { reviewId, version, reason }) => {
    const review = await reviewById(tx, chain, reviewId);
    if (!review) throw new NotFound();
    const why = whyNotGivenUp(review);
    if (why) return refuse(why);
    if (review.version !== version) {
      const current = Object.entries(standingMinutes(review)).map(([name, value]) => [
        `reviews.${name}`,
        value,
      ]);
      return conflict(review.version, Object.fromEntries(current));
    }
    await tx
      .updateTable('progress_reviews')
      .set({
        withdrawn_on: todayIn(),
        withdrawn_by_name: actor.name,
        withdrawn_why: reason,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', reviewId)
      .execute();
    const { outcomeId, year, partnershipId } = review;
    return done(
      { id: reviewId },
      { subject: { kind: 'review', id: reviewId }, partnershipId, after: { outcomeId, year, reason } },
    );
  },
});
