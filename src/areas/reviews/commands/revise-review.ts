import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type ReviewRow, reviewById } from '../queries/reviews.ts';
import { reviseReviewInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { whyNotKept } from '../rules/review-state.ts';
import { keepMinutes } from './keep-minutes.ts';

/** Other minutes in the place of those that stand; once the review is concluded, with the reason. */
export const reviseReview = defineCommand({
  name: 'revise-review',
  version: 1,
  input: reviseReviewInput,
  may: mayKeepReviews,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { reviewId, version, reason } = input;
    const found = await reviewById(tx, chain, reviewId);
    if (!found) throw new NotFound();
    const why = whyNotKept(found);
    if (why) return refuse(why);
    if (found.version !== version) {
      const current = Object.entries(standingMinutes(found)).map(([name, value]) => [
        `reviews.${name}`,
        value,
      ]);
      return conflict(found.version, Object.fromEntries(current));
    }
    if (found.concludedOn && !reason)
      return refuseFields({ reason: [{ key: 'reviews.concluded-needs-reason' }] });
    const { partnershipId } = found;
    const said = await keepMinutes(writing, { reviewId, partnershipId }, input, {
      rowId: found.minutesId,
      reason,
    });
    await tx
      .updateTable('progress_reviews')
      .set({ version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', reviewId)
      .execute();
    return done(
      { id: reviewId },
      {
        subject: { kind: 'review', id: reviewId },
        partnershipId,
        before: standingMinutes(found),
        after: { ...said, ...(reason ? { reason } : {}) },
      },
    );
  },
});

/** What stands of the minutes, as the trail and two versions say it. */
export const standingMinutes = ({ heldOn, place, participants, summary }: ReviewRow) => ({
  heldOn,
  place: place ?? '',
  participants,
  summary,
});
