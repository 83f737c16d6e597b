import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

const mostPeople = 10_000_000;

/** How many different people the trainings of a plan reached in a year: declared, since no identity is kept. */
export const countUniquePeopleInput = z.object({
  id: z.optional(id),
  planId: id,
  year: z.int().check(z.minimum(1900), z.maximum(2199)),
  people: z
    .int('activities.count-not-whole')
    .check(z.minimum(0, 'activities.count-negative'), z.maximum(mostPeople, 'activities.count-absurd')),
  /** How that was found out: attendance lists compared at the partner, an enrolment number, an estimate. */
  source: line(500),
  /** Needed where a count that stands is changed. */
  reason: z.optional(line(500)),
  onBehalf,
});
