import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { pointsOfReview } from '../queries/review-points.ts';
import { reviewById } from '../queries/reviews.ts';
import { startMissionInput } from '../rules/mission-start-input.ts';
import { mayStartMission } from '../rules/review-permissions.ts';

/**
 * An expert mission (A8) starts from a concluded review: it keeps the review's day and the words of what it cites, so
 * that its terms stand whatever is corrected later.
 */
export const startMission = defineCommand({
  name: 'start-mission',
  version: 1,
  input: startMissionInput,
  may: mayStartMission,
  run: async (writing, { reviewId, pointIds, ...input }) => {
    const { tx, chain } = writing;
    const review = await reviewById(tx, chain, reviewId);
    if (!review) throw new NotFound();
    if (!review.concludedOn) return refuse({ key: 'reviews.mission-needs-conclusion' });
    const found = (await pointsOfReview(tx, chain, reviewId)).filter(({ kind }) => kind !== 'decision');
    const cited = found.filter(({ id }) => pointIds.includes(id));
    if (cited.length < new Set(pointIds).size)
      return refuseFields({ pointIds: [{ key: 'problem.not-known-here' }] });
    const { value, entry } = await within(writing, planActivity, {
      ...input,
      kind: 'A8',
      outcomeId: input.outcomeId ?? review.outcomeId,
      partnershipId: review.partnershipId ?? input.partnershipId,
      reviewId,
      reviewedOn: review.heldOn,
      citations: cited.map(({ kind, what }) => ({ citedKind: kind, cited: what })),
    });
    return done(value, entry);
  },
});
