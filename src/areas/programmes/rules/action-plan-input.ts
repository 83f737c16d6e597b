import * as z from 'zod/mini';
import { country, day, id, line, localizedText, onBehalf, version } from './input-parts.ts';

const endsAfterItBegins = z.refine<{ fromOn: string; untilOn: string }>(
  ({ fromOn, untilOn }) => fromOn <= untilOn,
  {
    message: 'problem.until-before-from',
    path: ['untilOn'],
  },
);

const planLine = {
  theme: line(200),
  title: localizedText(500),
  fromOn: day,
  untilOn: day,
  plannedSessions: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
  plannedParticipants: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  outcomeId: z.optional(id),
};

const planLineInput = z.object(planLine).check(endsAfterItBegins);

export type PlanLineInput = z.infer<typeof planLineInput>;

export const openActionPlanInput = z
  .object({
    id: z.optional(id),
    partnershipId: id,
    title: localizedText(500),
    country,
    fromOn: day,
    untilOn: day,
    /** An earlier plan of the same partner that it was copied from, and what was kept of its lines. */
    copiedFromId: z.optional(id),
    lines: z._default(z.array(planLineInput).check(z.maxLength(500)), []),
    onBehalf,
  })
  .check(endsAfterItBegins);

export const reviseActionPlanInput = z
  .object({ planId: id, version, title: localizedText(500), fromOn: day, untilOn: day })
  .check(endsAfterItBegins);

export const openPlanEditionInput = z.object({ id: z.optional(id), planId: id, onBehalf });

export const addPlanLineInput = z
  .object({ id: z.optional(id), planId: id, ...planLine, onBehalf })
  .check(endsAfterItBegins);

export const revisePlanLineInput = z.object({ lineId: id, version, ...planLine }).check(endsAfterItBegins);

export const removePlanLineInput = z.object({ lineId: id });

export const approveActionPlanInput = z.object({
  id: z.optional(id),
  planId: id,
  /** The partner's organ that decided: congress, executive committee ... */
  organ: line(200),
  approvedOn: day,
  documentId: z.optional(id),
  onBehalf,
});

/** `version`: entry number of the approval that was seen. */
export const takeBackPlanApprovalInput = z.object({
  planId: id,
  version: z.int(),
  reason: line(500),
  onBehalf,
});

/** No plan follows: which organ said so, when and why. */
export const endActionPlanInput = z.object({
  planId: id,
  organ: line(200),
  decidedOn: day,
  reason: line(500),
  onBehalf,
});

export const takeBackPlanEndInput = z.object({ planId: id, reason: line(500) });
