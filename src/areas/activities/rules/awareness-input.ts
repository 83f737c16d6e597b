import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { openedVersion } from '../../rulebook/rules/opened-version.ts';
import { awarenessChannels } from './belgian-awareness-detail.ts';

/** Whom awareness of aim O8 addresses, in the North and in the South. */
export const awarenessAudiences = ['workers', 'union_bodies', 'public'] as const;

/** More people than live in Belgium is a slip of the finger. */
const people = z
  .int('activities.count-not-whole')
  .check(z.minimum(0, 'activities.count-negative'), z.maximum(12_000_000, 'activities.count-absurd'));

const once = z.refine<{ channel: string }[]>(
  (rows) => new Set(rows.map(({ channel }) => channel)).size === rows.length,
  'activities.count-twice',
);

export const describeAwarenessInput = z.object({
  activityId: id,
  /** Left out where there was none yet. */
  version: openedVersion,
  /** It brings about no awareness after all: what was said of it is taken away. */
  isNone: z._default(z.boolean(), false),
  audience: z.optional(z.enum(awarenessAudiences)),
  /** Languages as people call them: French, Kirundi. */
  spoken: z.optional(line(200)),
  material: z.optional(line(2_000)),
  channels: z._default(
    z.array(z.object({ channel: z.enum(awarenessChannels), plannedReach: people })).check(once),
    [],
  ),
});

export const countReachInput = z.object({
  activityId: id,
  reaches: z
    .array(z.object({ channel: z.enum(awarenessChannels), reached: people }))
    .check(z.minLength(1, 'activities.counts-missing'), once),
  /** Needed where a count that stands is changed. */
  reason: z.optional(line(500)),
  onBehalf,
});
