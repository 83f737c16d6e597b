import * as z from 'zod/mini';
import { breakdownInput, dayInput, idInput, statedInput } from './fact-input.ts';
import { localizedInput } from './localized-input.ts';

/** What is aimed at in one period and cell; without a value and words: nothing any longer. */
const aimedInput = z.object({
  from: dayInput,
  until: dayInput,
  value: z.optional(statedInput),
  text: z.optional(localizedInput),
  breakdown: z._default(breakdownInput, {}),
  isShare: z._default(z.boolean(), false),
  isMilestone: z._default(z.boolean(), false),
  /** The target that was looked at, where one stood. */
  standing: z.optional(idInput),
});

/** All that an indicator aims at, as its grid says it. The reason is needed where something that stands changes. */
export const targetsInput = z.object({
  indicatorId: idInput,
  reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  targets: z.array(aimedInput).check(z.maxLength(3000)),
});

export type AimedInput = z.infer<typeof aimedInput>;
