import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { mediaKinds } from './media-kind.ts';
import { subjectInput } from './subject.ts';

/** `list_of_persons` and `pay` are shielded: finance officer and auditor only, for a stated purpose. */
export const documentClasses = ['ordinary', 'list_of_persons', 'pay'] as const;

export type DocumentClass = (typeof documentClasses)[number];

export const isShielded = (documentClass: string): boolean => documentClass !== 'ordinary';

/** 20 MiB, as stored. */
export const largestDocument = 20 * 1024 * 1024;

const id = z.string().check(z.refine(isId));
const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'records.sha256-form'));

/** A file as it was taken in: what it is by its content, how large, under which hash it is stored. */
export const storedFile = z.object({
  name: line(200),
  mediaType: z.enum(mediaKinds),
  size: z.int().check(z.gte(1), z.lte(largestDocument)),
  sha256,
});

/** A list that stays with the people on it: what is known of it here. */
const keptElsewhere = z.object({
  headCount: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  sum: z.optional(
    z.object({
      minor: z.int().check(z.gte(0, 'records.sum-negative')),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    }),
  ),
  sha256: z.optional(sha256),
  place: line(200),
  keeper: line(200),
});

/** A document that hangs on something: stored here, or kept elsewhere and described. */
export const documentInput = z
  .object({
    id: z.optional(id),
    subject: subjectInput,
    partnershipId: z.optional(id),
    title: line(200),
    class: z._default(z.enum(documentClasses), 'ordinary'),
    file: z.optional(storedFile),
    kept: z.optional(keptElsewhere),
    /** Why a list of persons had to leave the place where it belongs. */
    whyUploaded: z.optional(line(300)),
    onBehalf: z.optional(z.object({ source: line(300) })),
  })
  .check(
    z.refine(({ file, kept }) => file !== undefined || kept !== undefined, {
      path: ['file'],
      error: 'records.file-or-place',
    }),
    z.refine(({ file, kept }) => file === undefined || kept === undefined, {
      path: ['file'],
      error: 'records.file-and-place',
    }),
    z.refine((d) => d.class !== 'list_of_persons' || d.file === undefined || d.whyUploaded !== undefined, {
      path: ['whyUploaded'],
      error: 'records.list-stays-there',
    }),
  );

export type StoredFile = z.infer<typeof storedFile>;

export const documentWithdrawal = z.object({ id, reason: line(300) });

export const documentOpening = z.object({ id, purpose: line(300) });
