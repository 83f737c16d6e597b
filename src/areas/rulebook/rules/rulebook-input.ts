import * as z from 'zod/mini';
import { isCountryCode } from '../../../kernel/country.ts';
import { dayInput } from './day-input.ts';

/** A list of codes can be a value too. */
const value = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

export const countryFactKinds = [
  'partner_country',
  'dac_listed',
  'rights_rating',
  'convention_ratified',
] as const;

export type CountryFactKind = (typeof countryFactKinds)[number];

/** A rule's parameter as the rulebook is set up with it. */
const parameterSeed = z
  .object({
    ruleId: line,
    name: line,
    value: z.nullable(value),
    unit: z.string().check(z.trim(), z.maxLength(60)),
    citation: line,
    confidence: z.enum(['read', 'recalled', 'guessed', 'unset']),
    validFrom: dayInput,
    cycle: z.optional(line),
  })
  .check(
    z.refine(
      (seed) => (seed.value === null) === (seed.confidence === 'unset'),
      'rulebook.unset-has-no-value',
    ),
  );

/** What is true of a country from a day on: on the list of partner countries, a rating, a ratified convention. */
const countryFactSeed = z.object({
  country: z.string().check(z.refine(isCountryCode, 'rulebook.country-unknown')),
  kind: z.enum(countryFactKinds),
  value: line,
  source: line,
  confidence: z.enum(['read', 'recalled', 'guessed']),
  validFrom: dayInput,
  validUntil: z.optional(dayInput),
});

export type CountryFactSeed = z.infer<typeof countryFactSeed>;

/** The first rows of an institute's rulebook; the texts of the agreement come with the program. */
export const rulebookInput = z.object({
  parameters: z.array(parameterSeed).check(z.maxLength(1000)),
  countryFacts: z._default(z.array(countryFactSeed).check(z.maxLength(5000)), []),
});
