import * as z from 'zod/mini';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isCountryCode } from '../../../kernel/country.ts';
import { canonicalDecimal, compareDecimals } from '../../../kernel/decimal.ts';
import { isId } from '../../../kernel/id.ts';

/** Parts that the input schemas of programmes and activities are built from. */
export const id = z.string().check(z.refine(isId, 'problem.not-known-here'));

export const day = z.pipe(
  z.string().check(z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood')),
  z.transform((text) => text as CalendarDay),
);

export const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

export const country = z.string().check(z.refine(isCountryCode, 'programmes.country-unknown'));

const language = z.string().check(z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'problem.not-understood'));

const inOneLanguage = (longest: number) =>
  z.object({
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(longest)),
    of: z.optional(z.string().check(z.maxLength(40))),
    source: z.optional(z.literal(true)),
  });

/** A text that may be in no language at all: one that is emptied. */
export const emptiableText = (longest: number) => z.record(language, inOneLanguage(longest));

/** A text in at least one language, as `kernel/localized.ts` keeps it. */
export const localizedText = (longest: number) =>
  emptiableText(longest).check(z.refine((value) => Object.keys(value).length > 0, 'problem.missing'));

/** Per cent as an exact decimal from 0 to 100. */
export const percentage = z.pipe(
  z.string().check(
    z.maxLength(20),
    z.refine(
      (text) => isBetween(canonicalDecimal(text.trim()), '0', '100'),
      'programmes.percentage-not-understood',
    ),
  ),
  z.transform((text) => canonicalDecimal(text.trim()) as string),
);

/** Entered by the institute for a partner: where it comes from (a letter, a call, a list). */
export const onBehalf = z.optional(z.object({ source: line(500) }));

/** The entry number of the row that stood when the form was opened; 0 where none did. */
export const seenEntry = z._default(z.int().check(z.minimum(0)), 0);

export const version = z.int().check(z.minimum(1));

const isBetween = (value: string | undefined, least: string, most: string): boolean =>
  value !== undefined && compareDecimals(value, least) >= 0 && compareDecimals(value, most) <= 0;
