import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';

/** A programme as it is submitted, or the account of a year. */
export const filingKinds = ['programme', 'yearly_account'] as const;

export type FilingKind = (typeof filingKinds)[number];

/** What is given to the donor: which programme, as what, and for an account of which year. */
export const filingInput = z
  .object({
    id: z.optional(z.string().check(z.refine(isId))),
    programmeId: z.string().check(z.refine(isId, 'problem.not-known-here')),
    kind: z.enum(filingKinds),
    year: z.optional(z.int().check(z.gte(2000), z.lte(2100))),
  })
  .check(
    z.refine((filing) => filing.kind !== 'yearly_account' || filing.year !== undefined, {
      path: ['year'],
      error: 'filing.account-needs-year',
    }),
  );
