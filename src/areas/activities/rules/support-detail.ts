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
  /** Of the whole post, however many bear it: 0.5 is half-time; more than 1 where several people hold the function. */
  fullTimeEquivalent: z.optional(
    z.number().check(
      z.minimum(0.01),
      z.maximum(20),
      z.refine((value) => Number(value.toFixed(2)) === value, 'activities.full-time-equivalent-too-fine'),
    ),
  ),
});

/** Rows of one post that say what it comes to in full-time equivalents say the same. */
const saysOneEquivalent = z.refine<z.infer<typeof postShare>[]>(
  (shares) =>
    [...Map.groupBy(shares, ({ post }) => post.toLocaleLowerCase()).values()].every(
      (ofPost) => new Set(ofPost.flatMap(({ fullTimeEquivalent }) => fullTimeEquivalent ?? [])).size <= 1,
    ),
  'activities.full-time-equivalents-differ',
);

/** A3: organisation, functioning and initiatives of leaders and secretariats. */
export const supportDetail = z.object({
  kind: z.literal('A3'),
  beneficiary: z.enum(beneficiaries),
  purpose: line(2_000),
  organ: z.optional(line(200)),
  organMeetings: z.optional(z.int().check(z.minimum(0), z.maximum(366))),
  officeSupport: z.optional(line(2_000)),
  postShares: z._default(z.array(postShare).check(z.maxLength(100), saysOneEquivalent), []),
});
