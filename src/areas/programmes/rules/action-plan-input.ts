import * as z from 'zod/mini';
import { country, day, id, line, localizedText, onBehalf, version } from './input-parts.ts';

const endsAfterItBegins = z.refine<{ fromOn: string; untilOn: string }>(
  ({ fromOn, untilOn }) => fromOn <= untilOn,
  {
    message: 'problem.until-before-from',
    path: ['untilOn'],
  },
);

export const openActionPlanInput = z
  .object({
    id: z.optional(id),
    partnershipId: id,
    title: localizedText(500),
    country,
    fromOn: day,
    untilOn: day,
    onBehalf,
  })
  .check(endsAfterItBegins);

export const reviseActionPlanInput = z
  .object({ planId: id, version, title: localizedText(500), fromOn: day, untilOn: day })
  .check(endsAfterItBegins);

export const openPlanEditionInput = z.object({ id: z.optional(id), planId: id, onBehalf });

const sessions = z.optional(z.int().check(z.minimum(0), z.maximum(10_000)));

export const addPlanLineInput = z
  .object({
    id: z.optional(id),
    planId: id,
    theme: line(200),
    title: localizedText(500),
    fromOn: day,
    untilOn: day,
    plannedSessions: sessions,
    plannedParticipants: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
    outcomeId: z.optional(id),
    onBehalf,
  })
  .check(endsAfterItBegins);

export const approveActionPlanInput = z.object({
  id: z.optional(id),
  planId: id,
  /** The partner's organ that decided: congress, executive committee ... */
  organ: line(200),
  approvedOn: day,
  documentId: z.optional(id),
  onBehalf,
});
