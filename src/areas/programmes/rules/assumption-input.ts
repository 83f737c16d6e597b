import * as z from 'zod/mini';
import { day, id, line, version } from './input-parts.ts';

/** Whether an assumption of the theory of change still holds. */
export const assumptionStates = ['holds', 'in_part', 'no_longer'] as const;
export type AssumptionState = (typeof assumptionStates)[number];

const followUp = {
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  state: z.enum(assumptionStates),
  note: line(2_000),
  byFunction: line(200),
  onDay: day,
};

export const followUpAssumptionInput = z.object({ id: z.optional(id), statementId: id, ...followUp });

/** `version` is the entry number of the row that stands. */
export const correctAssumptionFollowUpInput = z.object({
  followUpId: id,
  version,
  ...followUp,
  reason: line(500),
});

export const takeBackAssumptionFollowUpInput = z.object({ followUpId: id, version, reason: line(500) });
