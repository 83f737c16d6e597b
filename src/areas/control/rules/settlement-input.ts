import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';

/** `version`: how many decisions stood when the figures were looked at; `sha256`: of those figures. */
export const settlementInput = z.object({
  id: z.optional(idInput),
  programmeId: idInput,
  version: z.number(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  decidedOn: dayInput,
  reference: z.optional(z.string().check(z.trim(), z.maxLength(300))),
  reason: reasonInput,
});
