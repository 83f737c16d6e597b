import * as z from 'zod/mini';
import { idInput } from '../../results/rules/fact-input.ts';

/** `version`: the edition of the budget in force that was looked at. */
export const carryOverInput = z.object({
  programmeId: idInput,
  year: z.int().check(z.gte(1990), z.lte(2199)),
  version: z.number(),
});
