import * as z from 'zod/mini';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { storedFile } from '../../records/rules/document-input.ts';
import { openedVersion, replacedRow } from '../../rulebook/rules/opened-version.ts';

export const storyMedia = ['story', 'picture', 'video'] as const;

/** What a story or picture is published for; each consent says for which. */
export const storyUses = ['report', 'website', 'social_media', 'press', 'print', 'event'] as const;
export type StoryUse = (typeof storyUses)[number];

export const addStoryInput = z
  .object({
    id: z.optional(id),
    /** What it tells of: one of the two. */
    activityId: z.optional(id),
    outcomeId: z.optional(id),
    /** Whose story of an outcome it is; the institute's own where it is left out. Of an activity it is the activity's. */
    partnershipId: z.optional(id),
    medium: z.enum(storyMedia),
    title: line(300),
    /** By function and count: two shop stewards of the port section. */
    shown: line(1_000),
    peopleShown: z.int().check(z.minimum(0), z.maximum(10_000)),
    /** The picture or text itself: one that hangs on the activity or outcome already, or a file sent along; never the consent paper. */
    documentId: z.optional(id),
    file: z.optional(storedFile),
    onBehalf,
  })
  .check(
    z.refine(({ documentId, file }) => documentId === undefined || file === undefined, {
      message: 'activities.story-file-twice',
      path: ['file'],
    }),
    z.refine(({ activityId, outcomeId }) => (activityId === undefined) !== (outcomeId === undefined), {
      message: 'activities.story-of-one-thing',
      path: ['outcomeId'],
    }),
    z.refine(({ activityId, partnershipId }) => activityId === undefined || partnershipId === undefined, {
      message: 'problem.not-understood',
      path: ['partnershipId'],
    }),
  );

/** Recorded by mistake or told wrongly: it is withdrawn, and recorded anew where it is to be told. */
export const withdrawStoryInput = z.object({ storyId: id, reason: line(500), onBehalf });

/** The consent that these same people renew or widen, or that none of them consented before. */
const whose = z.union([id, z.literal('nobody')], 'problem.not-in-list');

/** Of a consent that does not say yet whose it is. */
export const sayWhoseConsentInput = z.object({ consentId: id, renews: whose, onBehalf });

const saidOfConsent = {
  /** By function, never by name. */
  who: line(500),
  people: z.int().check(z.minimum(1), z.maximum(10_000)),
  renews: z.optional(whose),
  givenOn: day,
  untilOn: z.optional(day),
  uses: z.array(z.enum(storyUses)).check(
    z.minLength(1, 'activities.nothing-chosen'),
    z.refine((uses) => new Set(uses).size === uses.length, 'problem.not-understood'),
  ),
  /** The signed paper stays where the people are, or is sent in for a reason: it is a list of persons. */
  kept: z.optional(z.object({ place: line(200), keeper: line(200) })),
  file: z.optional(storedFile),
  whyUploaded: z.optional(line(300)),
  onBehalf,
};

const endsAfterItIsGiven = z.refine<{ givenOn: CalendarDay; untilOn?: CalendarDay | undefined }>(
  ({ givenOn, untilOn }) => untilOn === undefined || givenOn <= untilOn,
  { message: 'problem.until-before-from', path: ['untilOn'] },
);

export const recordConsentInput = z
  .object({ id: z.optional(id), storyId: id, ...saidOfConsent })
  .check(endsAfterItIsGiven);

/** The row in its place says all of it; its paper, and with it of how many people, stays where no other is named. */
export const correctConsentInput = z
  .object({
    ...replacedRow,
    ...saidOfConsent,
    people: z.optional(saidOfConsent.people),
    reason: line(500),
  })
  .check(endsAfterItIsGiven);

export const withdrawConsentInput = z.object({
  consentId: id,
  withdrawnOn: day,
  reason: z.optional(line(500)),
  onBehalf,
});

/** A withdrawal that nobody asked for: the consent holds again, nothing is published by it. */
export const takeBackConsentWithdrawalInput = z.object({
  consentId: id,
  version: openedVersion,
  reason: line(500),
  onBehalf,
});

export const takeDownStoryInput = z.object({
  publicationId: id,
  takenDownOn: day,
  /** What stays where it cannot be taken back: printed copies, an archive. */
  note: z.optional(line(500)),
});

export const publishStoryInput = z.object({
  id: z.optional(id),
  storyId: id,
  publishedOn: day,
  publishedAs: z.enum(storyUses),
  /** The page, the issue, the report. */
  place: line(300),
});

/** It never appeared there, or was noted of another story. */
export const takeBackPublicationInput = z.object({ publicationId: id, reason: line(500) });

/** It stands where it was published, or was taken down on another day. */
export const takeBackRemovalInput = z.object({
  publicationId: id,
  version: openedVersion,
  reason: line(500),
});
