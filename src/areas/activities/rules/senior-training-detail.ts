import * as z from 'zod/mini';
import { country, day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { correcting } from './correcting.ts';

export const organiserKinds = [
  'ituc',
  'regional_body',
  'global_federation',
  'ilo',
  'institute',
  'other',
] as const;
export const trainingFields = [
  'organising',
  'bargaining',
  'rights',
  'social_protection',
  'safety',
  'equality',
  'economy',
  'finance',
  'communication',
  'other',
] as const;

const people = z._default(z.int().check(z.minimum(0), z.maximum(10_000)), 0);

/** A5: international training for senior officials, in all fields. Participants are counts by level of function. */
export const seniorTrainingDetail = z.object({
  kind: z.literal('A5'),
  organiserKind: z.enum(organiserKinds),
  organiserOrganisationId: z.optional(id),
  trainingField: z.enum(trainingFields),
  /** Countries that the participants come from. */
  countries: z._default(z.array(country).check(z.maxLength(100)), []),
  selection: line(2_000),
  nationalLeaders: people,
  sectorLeaders: people,
  headsOfDepartment: people,
  otherFunctions: people,
  /** Why some participants are no senior officials. */
  otherReason: z.optional(line(1_000)),
  tookPartBefore: people,
});

const use = {
  askedOn: day,
  asked: z.int().check(z.minimum(1), z.maximum(10_000)),
  usingIt: z.int().check(z.minimum(0), z.maximum(10_000)),
  what: line(5_000),
};

const usersAreAmongThoseAsked = z.refine<{ asked: number; usingIt: number }>(
  ({ asked, usingIt }) => usingIt <= asked,
  { message: 'activities.more-use-it-than-asked', path: ['usingIt'] },
);

export const recordUseInput = z
  .object({ id: z.optional(id), activityId: id, ...use, onBehalf })
  .check(usersAreAmongThoseAsked);

/** What was recorded by mistake gets another row in its place, or none where nobody was asked. */
export const useCorrection = z
  .object({ newId: z.optional(id), id, ...use, ...correcting })
  .check(usersAreAmongThoseAsked);
