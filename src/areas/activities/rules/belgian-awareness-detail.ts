import * as z from 'zod/mini';
import { day, line } from '../../programmes/rules/input-parts.ts';

export const belgianAudiences = ['workers', 'public_opinion'] as const;
export const belgianRegions = ['brussels', 'flanders', 'wallonia', 'german_speaking', 'all_belgium'] as const;
export const belgianLanguages = ['fr', 'nl', 'de'] as const;
export const awarenessChannels = [
  'meeting',
  'workplace',
  'street',
  'press',
  'radio_tv',
  'online',
  'print',
  'school',
] as const;

const campaignDay = z.object({
  onDay: day,
  what: line(300),
  channel: z.enum(awarenessChannels),
  expectedReach: z.optional(z.int().check(z.minimum(0), z.maximum(12_000_000))),
});

const some = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).check(
    z.minLength(1, 'activities.nothing-chosen'),
    z.refine((chosen) => new Set(chosen).size === chosen.length, 'problem.not-understood'),
  );

/** A9: informing and rallying Belgian workers and public opinion, with the calendar of the campaign. */
export const belgianAwarenessDetail = z.object({
  kind: z.literal('A9'),
  audience: z.enum(belgianAudiences),
  region: z.enum(belgianRegions),
  languages: some(belgianLanguages),
  channels: some(awarenessChannels),
  /** Belgian sections and centrales that carry it. */
  sections: z.optional(line(500)),
  message: line(2_000),
  campaignDays: z._default(z.array(campaignDay).check(z.maxLength(100)), []),
});
