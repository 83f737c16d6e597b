import * as z from 'zod/mini';
import { country, day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { exchangeDetail } from './exchange-detail.ts';
import { type BuiltKind, builtKindCodes } from './kinds.ts';
import { trainingDetail } from './training-detail.ts';

export const modes = ['in_person', 'online', 'hybrid'] as const;
export type Mode = (typeof modes)[number];

/** What every activity says, whatever its kind. */
const common = {
  outcomeId: id,
  outputId: z.optional(id),
  partnershipId: z.optional(id),
  title: line(300),
  plannedFrom: day,
  plannedUntil: day,
  mode: z._default(z.enum(modes), 'in_person'),
  country: z.optional(country),
  place: z.optional(line(200)),
};

type Judged = { plannedFrom?: string; plannedUntil?: string; mode?: string; country?: string | undefined };

const endsAfterItBegins = z.refine<Judged>(
  ({ plannedFrom = '', plannedUntil = '' }) => !plannedUntil || plannedFrom <= plannedUntil,
  {
    message: 'problem.until-before-from',
    path: ['plannedUntil'],
  },
);

const hasACountry = z.refine<Judged>(({ mode, country: where }) => mode === 'online' || where !== undefined, {
  message: 'activities.country-missing',
  path: ['country'],
});

const laterKinds = actionKinds.filter((kind) => !(builtKindCodes as readonly string[]).includes(kind));

/** A kind that is not built yet: let through to the command, which says so in a sentence. */
const later = z.looseObject({ kind: z.enum(laterKinds) });

const planning = { id: z.optional(id), onBehalf };

export const planActivityInput = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('A2'), ...planning, ...common, ...trainingDetail })
    .check(endsAfterItBegins, hasACountry),
  z
    .object({ kind: z.literal('A7'), ...planning, ...common, ...exchangeDetail })
    .check(endsAfterItBegins, hasACountry),
  later,
]);

const revising = { activityId: id, version };

export const reviseActivityInput = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('A2'), ...revising, ...common, ...trainingDetail })
    .check(endsAfterItBegins, hasACountry),
  z
    .object({ kind: z.literal('A7'), ...revising, ...common, ...exchangeDetail })
    .check(endsAfterItBegins, hasACountry),
]);

export type PlanActivityInput = Extract<z.infer<typeof planActivityInput>, { kind: BuiltKind }>;
export type ReviseActivityInput = z.infer<typeof reviseActivityInput>;
