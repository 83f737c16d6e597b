import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** Entry number of what stood, as the refusal of an earlier try told it; left out, a correction is of the row it names. */
export const openedVersion = z.optional(z.int().check(z.minimum(1)));

/** Which row a correction takes the place of, under which id, or that it never was and nothing takes its place. */
export const replacedRow = {
  id,
  version: openedVersion,
  newId: z.optional(id),
  neverWas: z._default(z.boolean(), false),
};
