import * as z from 'zod/mini';
import { day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export const ageBands = ['under_35', '35_and_over', 'unknown'] as const;
export const economies = ['formal', 'informal', 'unknown'] as const;

export type Sex = (typeof sexes)[number];
export type AgeBand = (typeof ageBands)[number];
export type Economy = (typeof economies)[number];

/** More people in one cell than any union activity gathers is a slip of the finger. */
const mostInACell = 100_000;

const count = z.object({
  sex: z.enum(sexes),
  ageBand: z.enum(ageBands),
  economy: z.enum(economies),
  count: z
    .int('activities.count-not-whole')
    .check(z.minimum(0, 'activities.count-negative'), z.maximum(mostInACell, 'activities.count-absurd')),
});

export const cellOf = (row: { sex: string; ageBand: string; economy: string }): string =>
  `${row.sex}.${row.ageBand}.${row.economy}`;

const counts = z
  .array(count)
  .check(z.refine((rows) => new Set(rows.map(cellOf)).size === rows.length, 'activities.count-twice'));

type Held = {
  heldFrom: string;
  heldUntil: string;
  report?: string | undefined;
  reportOn?: string | undefined;
};

const endsAfterItBegins = z.refine<Held>(({ heldFrom, heldUntil }) => heldFrom <= heldUntil, {
  message: 'problem.until-before-from',
  path: ['heldUntil'],
});

const reportHasADay = z.refine<Held>(({ report, reportOn }) => !report || reportOn !== undefined, {
  message: 'activities.report-day-missing',
  path: ['reportOn'],
});

const held = {
  activityId: id,
  heldFrom: day,
  heldUntil: day,
  report: z.optional(line(20_000)),
  reportOn: z.optional(day),
};

export const holdActivityInput = z
  .object({ id: z.optional(id), ...held, counts: z._default(counts, []), onBehalf })
  .check(endsAfterItBegins, reportHasADay);

/** `holdingId` is the row that is replaced: the second of two people correcting it is told. */
export const correctHoldingInput = z
  .object({ id: z.optional(id), holdingId: id, ...held, reason: line(500), onBehalf })
  .check(endsAfterItBegins, reportHasADay);

export const recordParticipantsInput = z.object({
  activityId: id,
  counts: counts.check(z.minLength(1, 'activities.counts-missing')),
  /** Needed where a count that stands is changed. */
  reason: z.optional(line(500)),
  onBehalf,
});

export const cancelActivityInput = z.object({ activityId: id, reason: line(1_000), onBehalf });

export type CountInput = z.infer<typeof count>;
