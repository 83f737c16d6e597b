import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput, endsAfterItBegins } from '../../rulebook/rules/day-input.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** `partnership`: with a partner organisation; `collaboration`: with a third organisation (decree, art. 1, 22°). */
export const agreementKinds = ['partnership', 'collaboration'] as const;

export type AgreementKind = (typeof agreementKinds)[number];

const said = {
  kind: z.enum(agreementKinds),
  reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  fromOn: dayInput,
  untilOn: dayInput,
  /** Left out where the agreement names no amount. */
  amount: z.optional(
    z.object({
      minor: z.int().check(z.minimum(0, 'partners.amount-negative')),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'problem.not-in-list')),
    }),
  ),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'problem.not-in-list')),
};

/** A draft agreement under a partnership. */
export const agreementInput = z
  .object({ id: z.optional(id), partnershipId: id, ...said })
  .check(endsAfterItBegins);

/** A draft changes; a signed agreement is signed. */
export const agreementChange = z.object({ id, version: z.int(), ...said }).check(endsAfterItBegins);

/** The signature: on which day, and who signed for the partner (a function or an organ). */
export const agreementSigning = z.object({
  agreementId: id,
  signedOn: dayInput,
  signedForPartnerBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
});
