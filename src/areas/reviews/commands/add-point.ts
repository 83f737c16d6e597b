import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reviewById } from '../queries/reviews.ts';
import { addPointInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { whyNotKept } from '../rules/review-state.ts';
import { keepPoint, wrongWithPoint } from './keep-point.ts';

/** A gap, a progress or a decision of a review; once it is concluded, with the reason why it comes now. */
export const addPoint = defineCommand({
  name: 'add-review-point',
  version: 1,
  input: addPointInput,
  may: mayKeepReviews,
  run: async (writing, input) => {
    const { reviewId, reason } = input;
    const review = await reviewById(writing.tx, writing.chain, reviewId);
    if (!review) throw new NotFound();
    const why = whyNotKept(review);
    if (why) return refuse(why);
    const wrong = await wrongWithPoint(writing, review, input, reason);
    if (wrong) return refuseFields(wrong);
    const id = input.id ?? newId();
    const after = await keepPoint(writing, { pointId: id, review, reason }, input);
    const { partnershipId } = review;
    return done({ id, reviewId }, { subject: { kind: 'review', id: reviewId }, partnershipId, after });
  },
});
