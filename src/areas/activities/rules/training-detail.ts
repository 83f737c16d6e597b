import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';

export const trainingMethods = ['course', 'study_circle', 'training_of_trainers', 'e_learning'] as const;
export const trainingLevels = ['local', 'national', 'regional', 'international'] as const;
export const trainerOrigins = ['partner', 'institute', 'other_union', 'outside'] as const;

/** Functions of trainers; whoever leads a study circle among peers is one. */
export const trainerFunctions = [
  'partnerTrainers',
  'instituteTrainers',
  'otherUnionTrainers',
  'outsideExperts',
  'circleLeaders',
] as const;

const trainers = z.optional(z.int().check(z.minimum(0), z.maximum(1_000)));

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
  /** How many trainers there are of each function; left out where nobody said it. */
  partnerTrainers: trainers,
  instituteTrainers: trainers,
  otherUnionTrainers: trainers,
  outsideExperts: trainers,
  circleLeaders: trainers,
  sessions: z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 1),
  followUpTest: z._default(z.boolean(), false),
});
