import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type PointRow, pointEver } from '../queries/review-points.ts';
import { reviewById } from '../queries/reviews.ts';
import { correctPointInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { whyNotKept } from '../rules/review-state.ts';
import { keepPoint, wrongWithPoint } from './keep-point.ts';

/** Another wording in the place of a point that stands, or none where it never was; the old one stays readable. */
export const correctPoint = defineCommand({
  name: 'correct-review-point',
  version: 1,
  input: correctPointInput,
  may: mayKeepReviews,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const { pointId, reason, neverWas } = input;
    const old = await pointEver(tx, chain, pointId);
    const review = old && (await reviewById(tx, chain, old.reviewId));
    if (!review) throw new NotFound();
    if (old.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    const why = whyNotKept(review);
    if (why) return refuse(why);
    if (old.entryNo !== input.version) return conflict(old.entryNo, comparable(old));
    if (old.kind !== input.kind) return refuseFields({ kind: [{ key: 'problem.not-understood' }] });
    const wrong = await wrongWithPoint(writing, review, input, reason);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('review_points')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.rowId)
      .execute();
    const after = neverWas
      ? { neverWas, ...(reason ? { reason } : {}) }
      : await keepPoint(writing, { pointId, review, reason, replacesId: old.rowId }, input);
    const { id: reviewId, partnershipId } = review;
    return done(
      { id: pointId, reviewId },
      { subject: { kind: 'review', id: reviewId }, partnershipId, before: standing(old), after },
    );
  },
});

const standing = ({ kind, what, about, indicatorId, activityId, takenOnBy, dueOn }: PointRow) => ({
  pointKind: kind,
  what,
  pointAbout: about,
  thing: indicatorId ?? activityId,
  takenOnBy,
  dueOn,
});

const comparable = ({ what, takenOnBy, dueOn }: PointRow) => ({
  'reviews.what': what,
  'reviews.takenOnBy': takenOnBy,
  'reviews.dueOn': dueOn,
});
