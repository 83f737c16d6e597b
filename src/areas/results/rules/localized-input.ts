import * as z from 'zod/mini';

/** A text in several languages as any way in gives it (`kernel/localized.ts`); at least one language is written. */
export const localizedInput = z
  .record(
    z.string().check(z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)),
    z.object({
      text: z.string().check(z.maxLength(20_000)),
      of: z.optional(z.string().check(z.maxLength(64))),
      source: z.optional(z.literal(true)),
    }),
  )
  .check(z.refine((value) => Object.values(value).some(({ text }) => text.trim() !== ''), 'problem.missing'));
