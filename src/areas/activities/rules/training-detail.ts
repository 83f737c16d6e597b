import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';

export const trainingMethods = ['course', 'study_circle', 'training_of_trainers', 'e_learning'] as const;
export const trainingLevels = ['local', 'national', 'regional', 'international'] as const;
export const trainerOrigins = ['partner', 'institute', 'other_union', 'outside'] as const;

/** A2: training in the context of a national action plan. */
export const trainingDetail = z.object({
  kind: z.literal('A2'),
  planLineId: z.optional(id),
  /** Why no line of an approved plan covers it. */
  justification: z.optional(line(2_000)),
  theme: line(200),
  method: z.enum(trainingMethods),
  level: z.enum(trainingLevels),
  trainerOrigin: z.enum(trainerOrigins),
  sessions: z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 1),
  followUpTest: z._default(z.boolean(), false),
});
