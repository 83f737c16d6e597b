import * as z from 'zod/mini';
import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { postFunders } from '../../activities/rules/support-detail.ts';
import { dayInput, decimalInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

const inOrder = z.refine<{ fromOn: string; untilOn?: string | undefined }>(
  ({ fromOn, untilOn }) => untilOn === undefined || untilOn >= fromOn,
  { path: ['untilOn'], error: 'finance.ends-before-it-begins' },
);

const post = {
  /** A function (`legal adviser`), never a name. */
  post: line(200),
  /** 0.5 is half-time; more than 1 where several people hold the function. */
  fullTimeEquivalent: decimalInput.check(
    z.refine(
      (value) => isDecimal(value) && compareDecimals(value, '0') > 0 && compareDecimals(value, '20') <= 0,
      'finance.post-of-no-size',
    ),
  ),
  fromOn: dayInput,
  untilOn: z.optional(dayInput),
};

/** A post of a partner, or of the institute itself. */
export const postInput = z
  .object({ id: z.optional(idInput), partnershipId: z.optional(idInput), ...post })
  .check(inOrder);

/** The row that takes its place; `version` is the entry number of the one that was looked at. */
export const postCorrection = z
  .object({ id: idInput, version: z.number(), reason: reasonInput, ...post })
  .check(inOrder);

const share = {
  fromOn: dayInput,
  untilOn: dayInput,
  funder: z.enum(postFunders),
  sharePercent: z.int().check(z.minimum(1), z.maximum(100)),
  /** The time sheet, or whatever paper says so. */
  source: line(300),
};

export const postShareInput = z.object({ id: z.optional(idInput), postId: idInput, ...share }).check(inOrder);

/** The row that takes a share's place, or its withdrawal where it never was so. */
export const postShareCorrection = z
  .object({
    ...replacedRow,
    reason: reasonInput,
    ...share,
  })
  .check(inOrder);

/** Whether the institute (no partnership) or a partner recovers VAT from a day on. */
export const vatStandingInput = z.object({
  id: z.optional(idInput),
  partnershipId: z.optional(idInput),
  recovers: z.boolean(),
  fromOn: dayInput,
  reason: reasonInput,
});
