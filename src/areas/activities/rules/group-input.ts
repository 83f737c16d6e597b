import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

/** People living in poverty whom aim O5 speaks of; `other` is everyone else. */
export const targetGroups = [
  'informal',
  'domestic',
  'agricultural',
  'migrant',
  'home_based',
  'precarious',
  'unemployed',
  'other',
] as const;

/** `people`: who took part; the others are services of legal aid, which one person may get several times. */
export const groupMeasures = ['people', 'advice', 'representation', 'mediation'] as const;

const groupCount = z.object({
  measure: z.enum(groupMeasures),
  targetGroup: z.enum(targetGroups),
  count: z
    .int('activities.count-not-whole')
    .check(z.minimum(0, 'activities.count-negative'), z.maximum(100_000, 'activities.count-absurd')),
});

export type GroupCount = z.infer<typeof groupCount>;

export const groupOf = ({ measure, targetGroup }: Pick<GroupCount, 'measure' | 'targetGroup'>): string =>
  `${measure}.${targetGroup}`;

export const countGroupsInput = z.object({
  activityId: id,
  counts: z.array(groupCount).check(
    z.minLength(1, 'activities.counts-missing'),
    z.refine((rows) => new Set(rows.map(groupOf)).size === rows.length, 'activities.count-twice'),
  ),
  /** Needed where a count that stands is changed. */
  reason: z.optional(line(500)),
  onBehalf,
});

/** Rows that say of a group more people than took part; one person may be of two groups, so groups do not add up. */
export const beyondParticipants = (counts: readonly GroupCount[], participants: number): number[] =>
  counts.flatMap(({ measure, count }, at) => (measure === 'people' && count > participants ? [at] : []));
