import * as z from 'zod/mini';
import { isCountryCode } from '../../../kernel/country.ts';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from './day-input.ts';
import { openedVersion } from './opened-version.ts';
import { countryFactKinds } from './rulebook-input.ts';

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** How the value of each kind is written. */
export const factForms = {
  partner_country: /^20\d\d-20\d\d$/,
  dac_listed: /^(LDC|LIC|LMIC|UMIC)$/,
  rights_rating: /^([1-5]|5\+)$/,
  convention_ratified: /^C\d{3}$/,
} as const;

const said = {
  country: z.string().check(z.refine(isCountryCode, 'rulebook.country-unknown')),
  kind: z.enum(countryFactKinds),
  value: line,
  source: line,
  confidence: z.enum(['read', 'recalled', 'guessed']),
  validFrom: dayInput,
  validUntil: z.optional(dayInput),
};

const endsLater = z.refine<{ validFrom: string; validUntil?: string | undefined }>(
  ({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil,
  { error: 'problem.until-before-from', path: ['validUntil'] },
);

const isWrittenSo = z.refine<{ kind: keyof typeof factForms; value: string }>(
  ({ kind, value }) => factForms[kind].test(value),
  { error: 'rulebook.fact-value-form', path: ['value'] },
);

/** Something true of a country from a day on, with its source. */
export const countryFactInput = z.object({ id: z.optional(id), ...said }).check(endsLater, isWrittenSo);

/** The row that takes a fact's place, or its withdrawal where it never was so. */
export const countryFactCorrection = z
  .object({ id, version: openedVersion, neverWas: z._default(z.boolean(), false), ...said, reason: line })
  .check(endsLater, isWrittenSo);
