import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';

/** What a document, a comment or a derogation hangs on: a kind of record, in the words of the trail, and its id. */
export type Subject = { kind: string; id: string };

export const subjectInput = z.object({
  kind: z.string().check(z.regex(/^[a-z][a-z_-]{1,40}$/)),
  id: z.string().check(z.refine(isId)),
});
