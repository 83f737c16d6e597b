import * as z from 'zod/mini';
import { line } from '../../programmes/rules/input-parts.ts';

export const beneficiaries = ['leaders', 'secretariat', 'members'] as const;
export const postFunders = [
  'institute',
  'partner',
  'other_institute',
  'other_donor',
  'employer_or_state',
] as const;

const postShare = z.object({
  /** A function (`legal adviser`), never a name. */
  post: line(200),
  funder: z.enum(postFunders),
  sharePercent: z.int().check(z.minimum(1), z.maximum(100)),
});

/** A3: organisation, functioning and initiatives of leaders and secretariats. */
export const supportDetail = z.object({
  kind: z.literal('A3'),
  beneficiary: z.enum(beneficiaries),
  purpose: line(2_000),
  organ: z.optional(line(200)),
  organMeetings: z.optional(z.int().check(z.minimum(0), z.maximum(366))),
  officeSupport: z.optional(line(2_000)),
  postShares: z._default(z.array(postShare).check(z.maxLength(100)), []),
});
