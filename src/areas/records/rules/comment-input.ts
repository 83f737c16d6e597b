import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { subjectInput } from './subject.ts';

/** A remark on anything. With a partnership its partner reads it too. */
export const commentInput = z.object({
  subject: subjectInput,
  partnershipId: z.optional(z.string().check(z.refine(isId))),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000)),
});
