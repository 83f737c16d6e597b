import * as z from 'zod/mini';
import { id } from '../../programmes/rules/input-parts.ts';
import { targetGroups } from './group-input.ts';

/** Whom aim O5 speaks of: workers who live in poverty. */
export const povertyGroups = targetGroups.filter((group) => group !== 'other');

/** What an outcome may announce a share of; women and young people are of every group. */
export const announcedGroups = ['women', 'youth', ...povertyGroups] as const;
export type AnnouncedGroup = 'women' | 'youth' | Exclude<(typeof targetGroups)[number], 'other'>;

const announced = z.object({
  targetGroup: z.enum(announcedGroups as readonly [AnnouncedGroup, ...AnnouncedGroup[]]),
  /** Of all those reached; left out where the group is meant and no share is announced. */
  percent: z.optional(
    z
      .int('activities.share-not-whole')
      .check(z.minimum(1, 'activities.share-impossible'), z.maximum(100, 'activities.share-impossible')),
  ),
});

export type Announced = { targetGroup: AnnouncedGroup; percent?: number | undefined };

export const announceGroupsInput = z.object({
  outcomeId: id,
  /** Entry that wrote what stood when the form was opened; 0 for nothing. */
  version: z.int().check(z.minimum(0)),
  groups: z
    .array(announced)
    .check(
      z.refine(
        (rows) => new Set(rows.map(({ targetGroup }) => targetGroup)).size === rows.length,
        'activities.count-twice',
      ),
    ),
});
