import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';
import { partyKinds } from './party.ts';
import { topics } from './topic.ts';

/** Parts that the input schemas of this area are built from. */
export const parties = z._default(
  z.array(z.object({ kind: z.enum(partyKinds), name: line(200) })).check(z.maxLength(30)),
  [],
);

export const topicList = z._default(z.array(z.enum(topics)).check(z.maxLength(topics.length)), []);

const seats = z._default(z.int().check(z.minimum(0), z.maximum(100_000)), 0);

/** Union seats by sex; the total is their sum. */
export const seatFields = { seatsWomen: seats, seatsMen: seats, seatsUnknown: seats };

export const source = line(500);
export const story = (longest: number) => z.optional(z.string().check(z.trim(), z.maxLength(longest)));

/** A new record: whose it is (left out: the institute's own), and where staff have it from. */
export const recording = { id: z.optional(id), partnershipId: z.optional(id), onBehalf };

/** A row in place of one that stands. */
export const correcting = {
  ...replacedRow,
  reason: line(500),
  onBehalf,
};
