import * as z from 'zod/mini';
import { country, day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { capacityTags } from './capacity-tag.ts';
import { decision, hasADecider } from './decision.ts';
import { type BuiltKind, detailOfKind } from './kind-details.ts';

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
  ...decision,
  /** Left alone where they are not given. */
  capacityTags: z.optional(z.array(z.enum(capacityTags)).check(z.maxLength(capacityTags.length))),
  furtherKinds: z.optional(z.array(z.enum(actionKinds)).check(z.maxLength(actionKinds.length))),
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

type DetailSchema = (typeof detailOfKind)[BuiltKind];
const details = Object.values(detailOfKind) as [DetailSchema, ...DetailSchema[]];

export const planActivityInput = z.intersection(
  z
    .object({ id: z.optional(id), copiedFromId: z.optional(id), onBehalf, ...common })
    .check(endsAfterItBegins, hasACountry, hasADecider),
  z.discriminatedUnion('kind', details),
);

export const reviseActivityInput = z.intersection(
  z.object({ activityId: id, version, ...common }).check(endsAfterItBegins, hasACountry, hasADecider),
  z.discriminatedUnion('kind', details),
);

export type PlanActivityInput = z.infer<typeof planActivityInput>;
export type ReviseActivityInput = z.infer<typeof reviseActivityInput>;
