import * as z from 'zod/mini';
import { day, line } from '../../programmes/rules/input-parts.ts';

/** Who decides on an activity: an organ of the partner, the institute, both together, or a body that several belong to. */
export const deciders = ['partner_organ', 'institute', 'joint', 'network'] as const;
export type Decider = (typeof deciders)[number];

/** Who decided, when, and in which organ, in words and without names. */
export const decision = {
  decidedBy: z.optional(z.enum(deciders)),
  decidedOn: z.optional(day),
  decidingOrgan: z.optional(line(200)),
};

type Said = {
  decidedBy?: string | undefined;
  decidedOn?: string | undefined;
  decidingOrgan?: string | undefined;
};

export const hasADecider = z.refine<Said>(
  ({ decidedBy, decidedOn, decidingOrgan }) => decidedBy !== undefined || (!decidedOn && !decidingOrgan),
  { message: 'activities.decider-missing', path: ['decidedBy'] },
);
