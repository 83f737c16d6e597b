import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { degrees } from './protection.ts';

const id = z.string().check(z.refine(isId, 'problem.not-known-here'));
const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(1_000));

/** Why something is withheld, as the policy of exclusions sums it up. */
export const grounds = ['security', 'partner_asked', 'privacy', 'law'] as const;
export type Ground = (typeof grounds)[number];

/** The degrees that withhold something. */
export const protectingDegrees = degrees.filter((degree) => degree !== 'open');

/** Of a partner, of an outcome, or of a partner in an outcome. */
export const protectionInput = z
  .object({
    id: z.optional(id),
    organisationId: z.optional(id),
    outcomeId: z.optional(id),
    degree: z.enum(protectingDegrees),
    ground: z.enum(grounds),
    reason: words,
  })
  .check(
    z.refine(({ organisationId, outcomeId }) => organisationId !== undefined || outcomeId !== undefined, {
      path: ['organisationId'],
      error: 'publishing.partner-or-outcome',
      // Told at once with whatever else is missing.
      when: () => true,
    }),
  );

export const loweringInput = z.object({
  id: z.optional(id),
  protectionId: id,
  degree: z.enum(degrees.filter((degree) => degree !== 'folded')),
  reason: words,
});

export const loweringAnswerInput = z.object({ loweringId: id, answer: z.enum(['agreed', 'refused']) });
