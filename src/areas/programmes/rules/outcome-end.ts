import * as z from 'zod/mini';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { day, id, line, seenEntry, version } from './input-parts.ts';

/** Left out by the donor's decision, so that it never was part of what is granted, or stopped on a day. */
export const outcomeEndKinds = ['left_out', 'stopped'] as const;
export type OutcomeEndKind = (typeof outcomeEndKinds)[number];

/** How and when an outcome ended. */
export type OutcomeEnd = { kind: OutcomeEndKind; endedOn: CalendarDay; reference: string };

/** Of what nothing is asked any more, though it stays with all that hangs on it. */
export const isEnded = ({ end }: { end: OutcomeEnd | null }): boolean => end !== null;

/** Why nothing begins in an outcome on that day: it ended before. What begins on its last day or earlier stays possible. */
export const whyNotInOutcome = (end: OutcomeEnd | null | undefined, firstDay: string): Problem | undefined =>
  end && firstDay > end.endedOn
    ? { key: `programmes.outcome-ended-${end.kind}`, args: { day: end.endedOn } }
    : undefined;

export const isLeftOut = ({ end }: { end: OutcomeEnd | null }): boolean => end?.kind === 'left_out';

/** Whether an outcome goes into what is published: what the donor left out before anyone published it does not. */
export const isPublished = (outcome: { end: OutcomeEnd | null; iatiIdentifier: string | null }): boolean =>
  outcome.iatiIdentifier !== null || !isLeftOut(outcome);

/** `version` is the entry number of the row that stands; 0 where none does. */
export const endOutcomeInput = z.object({
  outcomeId: id,
  version: seenEntry,
  kind: z.enum(outcomeEndKinds),
  endedOn: day,
  reference: line(200),
  reason: line(2_000),
  /** Where it takes the place of what was noted before. */
  correctionReason: z.optional(line(500)),
});

export const takeBackOutcomeEndInput = z.object({ outcomeId: id, version, reason: line(500) });
