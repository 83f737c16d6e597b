import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput, endsAfterItBegins } from '../../rulebook/rules/day-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const source = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** A membership of a body, with its first day, its last where it ended, and who says so. */
export const affiliationInput = z
  .object({
    id: z.optional(id),
    memberId: id,
    bodyId: id,
    fromOn: dayInput,
    untilOn: z.optional(dayInput),
    source,
  })
  .check(endsAfterItBegins);

/** The row that takes an affiliation's place, or its withdrawal where it never was. */
export const affiliationCorrection = z
  .object({
    ...replacedRow,
    fromOn: dayInput,
    untilOn: z.optional(dayInput),
    source,
    reason,
  })
  .check(endsAfterItBegins);
