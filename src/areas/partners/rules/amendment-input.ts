import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from '../../rulebook/rules/day-input.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** What a signed agreement is to say from now on: another last day, another amount, or both. */
export const amendmentInput = z
  .object({
    id: z.optional(id),
    agreementId: id,
    untilOn: z.optional(dayInput),
    amount: z.optional(
      z.object({
        minor: z.int().check(z.minimum(0, 'partners.amount-negative')),
        currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'problem.not-in-list')),
      }),
    ),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  })
  .check(
    z.refine(({ untilOn, amount }) => untilOn !== undefined || amount !== undefined, {
      error: 'partners.amendment-changes-nothing',
      path: ['untilOn'],
    }),
  );

export const amendmentSigning = z.object({
  amendmentId: id,
  signedOn: dayInput,
  signedForPartnerBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
});
