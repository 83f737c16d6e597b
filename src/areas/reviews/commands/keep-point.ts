import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { isThingOfReview } from '../queries/point-subjects.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import type { PointSaid } from '../rules/review-input.ts';

type Of = { pointId: string; review: ReviewRow; reason: string | undefined; replacesId?: string };

/** What keeps a point from being written into a review, if anything does. */
export const wrongWithPoint = async (
  { tx, chain }: Writing,
  review: ReviewRow,
  { about }: PointSaid,
  reason: string | undefined,
): Promise<FieldErrors | undefined> => {
  if (review.concludedOn && !reason) return { reason: [{ key: 'reviews.concluded-needs-reason' }] };
  const { kind, id } = about;
  const isThing = (kind === 'indicator' || kind === 'activity') && id;
  if (isThing && !(await isThingOfReview(tx, chain, review, { kind, id })))
    return { about: [{ key: 'problem.not-known-here' }] };
  return undefined;
};

/** One row of a point. Gives back what the trail says of it. */
export const keepPoint = async (
  { tx, chain, entryNo }: Writing,
  { pointId, review, reason, replacesId }: Of,
  { kind, what, about, takenOnBy, dueOn }: PointSaid,
) => {
  await tx
    .insertInto('review_points')
    .values({
      institute_id: chain,
      id: newId(),
      point_id: pointId,
      review_id: review.id,
      partnership_id: review.partnershipId,
      kind,
      what,
      about: about.kind,
      indicator_id: about.kind === 'indicator' ? (about.id ?? null) : null,
      activity_id: about.kind === 'activity' ? (about.id ?? null) : null,
      taken_on_by: takenOnBy ?? null,
      due_on: dueOn ?? null,
      replaces_id: replacesId ?? null,
      correction_reason: reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return {
    pointKind: kind,
    what,
    pointAbout: about.kind,
    ...(about.id ? { thing: about.id } : {}),
    ...(takenOnBy ? { takenOnBy } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(reason ? { reason } : {}),
  };
};
