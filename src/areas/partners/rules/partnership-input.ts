import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput, endsAfterItBegins } from '../../rulebook/rules/day-input.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** An organisation becomes a partner of the institute from a day on. */
export const partnershipInput = z
  .object({ id: z.optional(id), organisationId: id, fromOn: dayInput, untilOn: z.optional(dayInput) })
  .check(endsAfterItBegins);

export const partnershipChange = z
  .object({ id, version: z.int(), fromOn: dayInput, untilOn: z.optional(dayInput) })
  .check(endsAfterItBegins);
