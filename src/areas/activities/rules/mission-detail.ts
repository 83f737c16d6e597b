import * as z from 'zod/mini';
import { country, day, id, line } from '../../programmes/rules/input-parts.ts';

export const expertOrigins = ['belgian_affiliate', 'institute', 'consultant', 'other_union'] as const;
export const interests = ['no_conflict', 'conflict'] as const;
export const citedKinds = ['gap', 'progress'] as const;

/** A gap or a progress in the words in which it was found: what was true when the mission was started. */
const citation = z.object({ citedKind: z.enum(citedKinds), cited: line(2_000) });

/** A word on a recommendation that an earlier mission left open. */
const answer = z.object({ recommendationId: id, answer: line(2_000) });

/** A8: technical assistance by an expert from the North, based on the progress made. */
export const missionDetail = z.object({
  kind: z.literal('A8'),
  reviewId: z.optional(id),
  reviewedOn: z.optional(day),
  /** Day of the baseline that stands for a review in the first year of a programme. */
  baselineOn: z.optional(day),
  citations: z._default(z.array(citation).check(z.maxLength(60)), []),
  answers: z._default(
    z.array(answer).check(
      z.maxLength(60),
      z.refine(
        (given) => new Set(given.map(({ recommendationId }) => recommendationId)).size === given.length,
        'problem.not-understood',
      ),
    ),
    [],
  ),
  /** By function and organisation: expert of a federation. */
  expert: line(300),
  expertOrigin: z.enum(expertOrigins),
  expertCountry: country,
  interest: z.optional(z.enum(interests)),
  interestStatement: z.optional(line(2_000)),
  termsOfReference: line(5_000),
});
