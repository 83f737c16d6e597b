import * as z from 'zod/mini';
import { dayInput, decimalInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';

const year = z.int().check(z.gte(1990), z.lte(2199));

/** `despite`: whoever closes has seen what is still open. */
export const yearClosingInput = z.object({
  programmeId: idInput,
  year,
  reason: reasonInput,
  despite: z._default(z.boolean(), false),
});

const day = z.optional(dayInput);
const ratio = z.optional(decimalInput);

/** What the annual accounts of a year say. `version`: the entry of the row that was looked at; 0 where there was none. */
export const accountFactsInput = z.object({
  programmeId: idInput,
  year,
  version: z.number(),
  reportFiledOn: day,
  assemblyOn: day,
  accountsSentOn: day,
  solvency: ratio,
  liquidity: ratio,
});
