import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { storedFile } from '../../records/rules/document-input.ts';
import { dayInput } from './day-input.ts';
import { openedVersion } from './opened-version.ts';

const longText = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** What a value is chosen from where its unit is a choice out of a few words. */
export const choicesOfUnit: Readonly<Record<string, readonly string[]>> = {
  'now-or-ever': ['now', 'ever'],
  'blocks-or-warns': ['blocks', 'warns'],
  'whole-or-direct': ['whole', 'direct'],
  'programme-or-subsidy': ['programme', 'subsidy'],
};

/**
 * A number of the rulebook put right: the row is replaced as if it had always been so, or, with `changesOn`, from
 * that day on only, as when the law changes.
 */
export const parameterCorrection = z
  .object({
    id,
    version: openedVersion,
    /** Left out: nobody knows it. */
    value: z.optional(longText),
    unit: z._default(z.string().check(z.trim(), z.maxLength(60)), ''),
    citation: line,
    validFrom: dayInput,
    validUntil: z.optional(dayInput),
    cycle: z.optional(line),
    changesOn: z.optional(dayInput),
    /** How sure, where no document confirms it. */
    confidence: z._default(z.enum(['recalled', 'guessed']), 'recalled'),
    /** The document in which the value was read: it is attached, and makes the value a read one. */
    proof: z.optional(storedFile),
    reason: line,
  })
  .check(
    z.refine(({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil, {
      error: 'problem.until-before-from',
      path: ['validUntil'],
    }),
    z.refine(({ value, unit }) => value === undefined || (choicesOfUnit[unit]?.includes(value) ?? true), {
      error: 'problem.not-in-list',
      path: ['value'],
    }),
  );
