import * as z from 'zod/mini';
import { day, id, line, localizedText, seenEntry, version } from './input-parts.ts';

export const riskStates = ['open', 'occurred', 'closed'] as const;
export type RiskState = (typeof riskStates)[number];

/** From very low to very high. */
export const riskMarks = [1, 2, 3, 4, 5] as const;

const mark = z
  .int()
  .check(z.minimum(1, 'programmes.risk-not-on-scale'), z.maximum(5, 'programmes.risk-not-on-scale'));

const risk = {
  outcomeId: z.optional(id),
  /** The assumption of the theory of change that would not hold. */
  statementId: z.optional(id),
  text: localizedText(2_000),
  probability: mark,
  impact: mark,
  mitigation: z.optional(localizedText(4_000)),
  trigger: z.optional(localizedText(2_000)),
  /** A function, never a name. */
  responsible: z.optional(line(200)),
};

export const addRiskInput = z.object({ id: z.optional(id), programmeId: id, ...risk });

export const reviseRiskInput = z.object({ riskId: id, version, ...risk });

export const withdrawRiskInput = z.object({ riskId: id, version, reason: line(500) });

export type RiskSaid = Omit<z.infer<typeof addRiskInput>, 'id' | 'programmeId'>;

const followUp = {
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  state: z.enum(riskStates),
  probability: mark,
  impact: mark,
  note: line(2_000),
  byFunction: line(200),
  onDay: day,
};

export const followUpRiskInput = z.object({
  id: z.optional(id),
  riskId: id,
  ...followUp,
});

export const correctRiskFollowUpInput = z.object({
  followUpId: id,
  version: seenEntry,
  ...followUp,
  reason: line(500),
});

export const takeBackRiskFollowUpInput = z.object({ followUpId: id, version, reason: line(500) });
