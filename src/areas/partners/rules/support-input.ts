import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput, endsAfterItBegins } from '../../rulebook/rules/day-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

const said = {
  fromOn: dayInput,
  untilOn: z.optional(dayInput),
  /** The programme as it was called, also one from before the tool. */
  programme: line,
  source: line,
  /** Left out: this institute's own support. */
  givenBy: z.optional(line),
};

/** Support that an organisation received: when, under which programme, who says so. */
export const supportInput = z
  .object({ id: z.optional(id), organisationId: id, ...said })
  .check(endsAfterItBegins);

/** The row that takes a support's place, or its withdrawal where it never was. */
export const supportCorrection = z
  .object({
    ...replacedRow,
    ...said,
    reason: line,
  })
  .check(endsAfterItBegins);
