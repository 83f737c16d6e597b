import * as z from 'zod/mini';
import { modes } from '../../activities/rules/activity-input.ts';
import { decision } from '../../activities/rules/decision.ts';
import { missionDetail } from '../../activities/rules/mission-detail.ts';
import { country, day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

const { expert, expertOrigin, expertCountry, interest, interestStatement, termsOfReference, answers } =
  missionDetail.shape;

/** A mission as it is started from a review: what it cites is chosen, the rest is as with any activity. */
export const startMissionInput = z.object({
  id: z.optional(id),
  reviewId: id,
  pointIds: z._default(z.array(id).check(z.maxLength(60)), []),
  /** The reviewed outcome where it is left out; another in the first year of the next programme. */
  outcomeId: z.optional(id),
  /** Only where the review was held in the house. */
  partnershipId: z.optional(id),
  title: line(300),
  plannedFrom: day,
  plannedUntil: day,
  mode: z._default(z.enum(modes), 'in_person'),
  country: z.optional(country),
  place: z.optional(line(200)),
  ...decision,
  expert,
  expertOrigin,
  expertCountry,
  interest,
  interestStatement,
  termsOfReference,
  answers,
  onBehalf,
});
