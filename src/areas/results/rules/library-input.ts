import * as z from 'zod/mini';
import { idInput } from './fact-input.ts';
import { definitionFields } from './indicator-input.ts';
import { localizedInput } from './localized-input.ts';

export const libraryLevels = ['1', '2'] as const;
export const libraryConfidences = ['read', 'recalled', 'own'] as const;

const { formula: _, responsible: __, unit: ___, ...shared } = definitionFields;

const libraryFields = {
  ...shared,
  /** In several languages, which an indicator that is filled from it takes. */
  unit: z.optional(localizedInput),
  level: z.enum(libraryLevels),
  /** Where the definition comes from. */
  source: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  confidence: z.enum(libraryConfidences),
};

export const libraryIndicatorInput = z.object({
  id: z.optional(idInput),
  key: z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^[a-z0-9_-]*$/, 'results.key-of-letters')),
  ...libraryFields,
});

/** `retired`: offered no longer; what was filled from it stays. */
export const libraryChangeInput = z.object({
  id: idInput,
  version: z.number(),
  retired: z._default(z.boolean(), false),
  ...libraryFields,
});

export const libraryAdoptionInput = z.object({});

export type LibraryFields = Omit<z.infer<typeof libraryIndicatorInput>, 'id' | 'key'>;
