import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { isPlainObject } from './canonical.ts';
import type { IatiFile } from './iati-file.ts';

const id = z.string().check(z.refine(isId, 'problem.not-known-here'));

/** A file as the reader made it; what is in it is judged when it is planned. */
const readFile = z.custom<IatiFile>(
  (value) => isPlainObject(value) && Array.isArray(value.activities) && typeof value.version === 'string',
);

export const importInput = z.object({
  id: z.optional(id),
  file: readFile,
  fileName: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** The programme that takes outcomes whose own is neither in the file nor known. */
  attachTo: z.optional(id),
});

export const programmeInput = z.object({ programmeId: id });
