import * as z from 'zod/mini';
import { emptiableText, id, line, localizedText, version } from './input-parts.ts';
import { aroundIt } from './programme-input.ts';

/** Aims of the agreement of 6 June 2007. */
export const aims = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8'] as const;

/** Kinds of supported action of the agreement of 6 June 2007. */
export const actionKinds = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'] as const;

/** Joint strategic frameworks: that of decent work, another of a theme, that of a country. */
export const frameworkKinds = ['decent_work', 'thematic', 'geographic'] as const;

export type ActionKind = (typeof actionKinds)[number];

const outcome = {
  code: line(40),
  title: localizedText(1_000),
  description: z.optional(emptiableText(20_000)),
  aims: z._default(z.array(z.enum(aims)), []),
  /** Works in Belgium, with Belgian workers and opinion. */
  isBelgian: z._default(z.boolean(), false),
  /** Within which frameworks it works; left out where it stays as it was. */
  frameworks: z.optional(z.array(z.enum(frameworkKinds))),
  partnershipIds: z.optional(z.array(id).check(z.maxLength(200))),
  position: z.optional(z.int().check(z.minimum(0))),
  ...aroundIt,
};

const hasAnAim = z.refine<{ aims: readonly string[]; isImported: boolean }>(
  (value) => value.isImported || value.aims.length > 0,
  { message: 'programmes.aim-missing', path: ['aims'] },
);

export const addOutcomeInput = z.object({ id: z.optional(id), programmeId: id, ...outcome }).check(hasAnAim);

export const reviseOutcomeInput = z.object({ outcomeId: id, version, ...outcome }).check(hasAnAim);

export const removeOutcomeInput = z.object({ outcomeId: id, version });

export const addOutputInput = z.object({
  id: z.optional(id),
  outcomeId: id,
  code: line(40),
  title: localizedText(1_000),
  actions: z.array(z.enum(actionKinds)).check(z.minLength(1, 'programmes.action-missing')),
});
