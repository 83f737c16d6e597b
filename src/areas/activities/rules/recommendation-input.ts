import * as z from 'zod/mini';
import { day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

export const recommendationStates = ['taken_up', 'done', 'not_followed', 'reopened'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** Done, or not followed for a reason that is said: nothing is expected any more. */
export const isClosed = (state: RecommendationState | null): boolean =>
  state === 'done' || state === 'not_followed';

export const recommendInput = z.object({
  id: z.optional(id),
  activityId: id,
  recommendation: line(2_000),
  /** A function (`general secretary of the host`), never a name. */
  addressee: line(200),
  dueOn: day,
  onBehalf,
});

export const followRecommendationInput = z.object({
  id: z.optional(id),
  recommendationId: id,
  state: z.enum(recommendationStates),
  onDay: day,
  what: line(2_000),
  onBehalf,
});
