import * as z from 'zod/mini';
import { day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { correcting } from './correcting.ts';

export const recommendationStates = ['taken_up', 'done', 'not_followed', 'reopened'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** Done, or not followed for a reason that is said: nothing is expected any more. */
export const isClosed = (state: RecommendationState | null): boolean =>
  state === 'done' || state === 'not_followed';

const advice = {
  recommendation: line(2_000),
  /** A function (`general secretary of the host`), never a name. */
  addressee: line(200),
  dueOn: day,
};

export const recommendInput = z.object({ id: z.optional(id), activityId: id, ...advice, onBehalf });

/** Another wording, addressee or day in place of what was recorded by mistake, or none where it was never recommended. */
export const recommendationCorrection = z.object({
  newId: z.optional(id),
  recommendationId: id,
  ...advice,
  ...correcting,
  version,
});

export const followRecommendationInput = z.object({
  id: z.optional(id),
  recommendationId: id,
  state: z.enum(recommendationStates),
  onDay: day,
  what: line(2_000),
  onBehalf,
});
