import * as z from 'zod/mini';
import { day, id, line, onBehalf, seenEntry, version } from '../../programmes/rules/input-parts.ts';

export const pointKinds = ['gap', 'progress', 'decision'] as const;
export type PointKind = (typeof pointKinds)[number];

/** What a gap, a progress or a decision can be about. */
export const pointSubjects = ['outcome', 'indicator', 'activity', 'budget'] as const;
export type PointSubject = (typeof pointSubjects)[number];

export const followUpStates = ['done', 'dropped', 'open'] as const;
export type FollowUpState = (typeof followUpStates)[number];

const minutes = {
  heldOn: day,
  place: z.optional(line(200)),
  /** Organs and functions, one each; never names. */
  participants: z.array(line(200)).check(z.minLength(1, 'reviews.participants-missing'), z.maxLength(60)),
  summary: z.optional(line(5_000)),
};

export const openReviewInput = z.object({
  id: z.optional(id),
  outcomeId: id,
  partnershipId: z.optional(id),
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  ...minutes,
});

const reason = z.optional(line(500));

export const reviseReviewInput = z.object({ reviewId: id, version, ...minutes, reason });

export const withdrawReviewInput = z.object({ reviewId: id, version, reason: line(2_000) });

const about = z
  .object({ kind: z.enum(pointSubjects), id: z.optional(id) })
  .check(
    z.refine(
      ({ kind, id: thing }) => (kind === 'indicator' || kind === 'activity') === (thing !== undefined),
      'problem.not-understood',
    ),
  );

const said = {
  what: line(2_000),
  about,
  /** An organ or a function, never a name. */
  takenOnBy: z.optional(line(200)),
  dueOn: z.optional(day),
};

type Said = { kind: PointKind; takenOnBy?: string | undefined; dueOn?: string | undefined };

const decisionMissing = (field: 'takenOnBy' | 'dueOn', message: string) =>
  z.refine<Said>((point) => point.kind !== 'decision' || point[field] !== undefined, {
    message,
    path: [field],
  });

const whoAndWhen = [
  decisionMissing('takenOnBy', 'reviews.decision-without-anyone'),
  decisionMissing('dueOn', 'reviews.decision-without-day'),
] as const;

export const addPointInput = z
  .object({ id: z.optional(id), reviewId: id, kind: z.enum(pointKinds), ...said, reason })
  .check(...whoAndWhen);

/** `version` is the entry number of the row that stands: the second of two people correcting sees both. */
export const correctPointInput = z
  .object({
    pointId: id,
    version,
    kind: z.enum(pointKinds),
    ...said,
    /** It was never found or decided: nothing takes its place. */
    neverWas: z._default(z.boolean(), false),
    reason,
  })
  .check(...whoAndWhen);

export type PointSaid = Pick<
  z.infer<typeof addPointInput>,
  'kind' | 'what' | 'about' | 'takenOnBy' | 'dueOn'
>;

/** Today where the day is left out. */
export const concludeReviewInput = z.object({ reviewId: id, concludedOn: z.optional(day) });

export const followUpPointInput = z.object({
  pointId: id,
  version: seenEntry,
  state: z.enum(followUpStates),
  onDay: day,
  note: line(1_000),
  onBehalf,
});
