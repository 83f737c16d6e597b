import * as z from 'zod/mini';
import { dayInput, idInput, saying, saysSomething } from './fact-input.ts';
import { localizedInput } from './localized-input.ts';

export const measures = ['number', 'percentage', 'nominal', 'ordinal', 'qualitative'] as const;
/** How a partner's values add up over time, and how partners' figures add up to the indicator's. */
export const overTimes = ['sum', 'last', 'maximum', 'mean'] as const;
export const overPartnersWays = ['sum', 'maximum', 'mean', 'none'] as const;

export type Measure = (typeof measures)[number];
export type OverTime = (typeof overTimes)[number];
export type OverPartners = (typeof overPartnersWays)[number];

const shortText = z.optional(z.string().check(z.trim(), z.maxLength(500)));

/** What an indicator means: the part that a new version may change. */
export const definitionFields = {
  title: localizedInput,
  description: z.optional(localizedInput),
  measure: z.enum(measures),
  ascending: z._default(z.boolean(), true),
  overTime: z.enum(overTimes),
  overPartners: z.enum(overPartnersWays),
  unit: shortText,
  sourceOfVerification: shortText,
};

export const baselineInput = z.object({
  year: z.number().check(z.int(), z.gte(1900), z.lte(2199)),
  on: z.optional(dayInput),
  ...saying,
});

/** A new indicator of an outcome, with its baseline where it is known. */
export const indicatorInput = z.object({
  id: z.optional(idInput),
  outcomeId: idInput,
  outputId: z.optional(idInput),
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  resultKey: z._default(z.string().check(z.minLength(1), z.maxLength(40)), '1'),
  position: z.optional(z.number().check(z.int(), z.gte(0))),
  ...definitionFields,
  baseline: z.optional(baselineInput),
});

/** Another meaning from now on. `comparable`: values measured before still add up with those to come. */
export const redefinitionInput = z.object({
  indicatorId: idInput,
  version: z.number(),
  comparable: z._default(z.boolean(), true),
  ...definitionFields,
});

/** `version`: the entry number of the baseline that was looked at, where there was one. */
export const baselineCorrectionInput = z
  .object({
    indicatorId: idInput,
    year: z.number().check(z.int(), z.gte(1900), z.lte(2199)),
    ...saying,
    reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
    version: z.optional(z.number()),
  })
  .check(z.refine(saysSomething, { error: 'results.says-nothing', path: ['value'] }));

export type IndicatorInput = z.infer<typeof indicatorInput>;
