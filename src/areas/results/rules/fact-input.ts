import * as z from 'zod/mini';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { type Decimal, digitsOf, isDecimal } from '../../../kernel/decimal.ts';
import { isId } from '../../../kernel/id.ts';
import { localizedInput } from './localized-input.ts';

export const idInput = z.string().check(z.refine(isId, 'problem.not-known-here'));

export const dayInput = z.string().check(
  z.minLength(1),
  z.refine((text) => calendarDay(text) !== undefined),
);

/** An exact decimal as text; 40 characters hold any figure that means something. */
export const decimalInput = z.string().check(z.maxLength(40), z.refine(isDecimal));

/** What any program that reads a figure can hold exactly; a spreadsheet keeps as many. */
export const mostDigits = 15;
export const isTooLong = (value: Decimal): boolean => digitsOf(value) > mostDigits;

/** A figure that people state. */
export const statedInput = decimalInput.check(
  z.refine((value) => !isDecimal(value) || !isTooLong(value), 'problem.too-many-digits'),
);

/** Who said it, where staff enters it for a partner without an account. */
export const onBehalfInput = z.object({
  source: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
});

/** ISO 3166. */
export const countryInput = z.string().check(z.regex(/^[A-Z]{2}$/));

export const reasonInput = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));

/** `{"sex":"female"}`; the empty object is the whole. */
export const breakdownInput = z
  .record(
    z.string().check(z.minLength(1), z.maxLength(60)),
    z.string().check(z.minLength(1), z.maxLength(100)),
  )
  .check(z.refine((cell) => Object.keys(cell).length <= 6));

/** What a baseline, a target or a measurement says: a number, words, or both. */
export const saying = {
  value: z.optional(statedInput),
  text: z.optional(localizedInput),
  comment: z.optional(localizedInput),
};

/** Whether anything was said at all. */
export const saysSomething = (said: { value?: unknown; text?: unknown; comment?: unknown }): boolean =>
  said.value !== undefined || said.text !== undefined || said.comment !== undefined;

export const endsAfterItBegins = ({ from, until }: { from: string; until: string }): boolean => from <= until;
export const untilBeforeFrom = { error: 'problem.until-before-from', path: ['until'] };
