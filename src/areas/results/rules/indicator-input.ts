import * as z from 'zod/mini';
import { cellChangeInput } from './cell-change.ts';
import {
  breakdownInput,
  dayInput,
  decimalInput,
  idInput,
  reasonInput,
  saying,
  saysSomething,
} from './fact-input.ts';
import { localizedInput } from './localized-input.ts';
import { standardAxisKeys } from './standard-axis.ts';
import { wordedInput } from './worded.ts';

export const measures = ['number', 'percentage', 'nominal', 'ordinal', 'qualitative', 'boolean'] as const;
/** How a partner's values add up over time, and how partners' figures add up to the indicator's. */
export const overTimes = ['sum', 'last', 'maximum', 'mean', 'cumulative'] as const;
export const overPartnersWays = ['sum', 'maximum', 'mean', 'ratio', 'none'] as const;
export const frequencies = ['quarter', 'half_year', 'year', 'milestones', 'end'] as const;

export type Measure = (typeof measures)[number];
export type OverTime = (typeof overTimes)[number];
export type OverPartners = (typeof overPartnersWays)[number];
export type Frequency = (typeof frequencies)[number];

const shortText = z.optional(z.string().check(z.trim(), z.maxLength(500)));

const axisKey = z.string().check(z.regex(/^[a-z0-9_]+$/), z.maxLength(60));

/**
 * A way of one's own to break an indicator down: `{"sector": "mining"}` is a cell of the axis `sector`. With the key of a standard
 * axis (`age`), the categories that take the place of the standard ones.
 */
const axisInput = z.object({
  key: axisKey,
  label: localizedInput,
  categories: z
    .array(z.object({ key: axisKey, label: localizedInput }))
    .check(z.minLength(1), z.maxLength(30)),
});
type AxisInput = z.infer<typeof axisInput>;
type AxisCategory = AxisInput['categories'][number];

/** `of`: the standard category that is called so (see `standard-axes.ts`), as the change that renamed it said. */
export type Axis = Omit<AxisInput, 'categories'> & { categories: (AxisCategory & { of?: string })[] };

/** A step of a scale: the number that is recorded and what it stands for. */
export const stepInput = z.object({ value: decimalInput, label: localizedInput });
export type Step = z.infer<typeof stepInput>;

/** What an indicator means: the part that a new version may change. */
export const definitionFields = {
  title: localizedInput,
  description: z.optional(localizedInput),
  measure: z.enum(measures),
  ascending: z._default(z.boolean(), true),
  overTime: z.enum(overTimes),
  overPartners: z.enum(overPartnersWays),
  unit: wordedInput,
  sourceOfVerification: wordedInput,
  frequency: z.optional(z.enum(frequencies)),
  /** By function, never a name. */
  responsible: wordedInput,
  axes: z.optional(z.array(axisInput).check(z.maxLength(6))),
  /** Pairs of its axes that are counted together; see `rules/crossings.ts`. */
  crossings: z.optional(z.array(z.tuple([axisKey, axisKey])).check(z.maxLength(100))),
  /** Standard axes by which nothing is asked; see `rules/left-out-axes.ts`. */
  leftOutAxes: z.optional(z.array(z.enum(standardAxisKeys)).check(z.maxLength(100))),
  /** Of a scale, lowest first; or the categories that are the answers of what is named by one, in any order. */
  scale: z.optional(z.array(stepInput).check(z.maxLength(20))),
  /** See `rules/formula.ts`; an indicator with one is not measured. */
  formula: shortText,
};

export const baselineInput = z.object({
  year: z.number().check(z.int(), z.gte(1900), z.lte(2199)),
  on: z.optional(dayInput),
  ...saying,
});

const indicatorCode = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/** A new indicator of an outcome, with its baseline where it is known. */
export const indicatorInput = z.object({
  id: z.optional(idInput),
  outcomeId: idInput,
  outputId: z.optional(idInput),
  /** The indicator of the library that it was filled from. */
  libraryId: z.optional(idInput),
  code: indicatorCode,
  resultKey: z._default(z.string().check(z.minLength(1), z.maxLength(40)), '1'),
  position: z.optional(z.number().check(z.int(), z.gte(0))),
  ...definitionFields,
  baseline: z.optional(baselineInput),
});

/** How an indicator should have been called, and what it should have hung on: an outcome of its programme, or an output of it. */
export const indicatorCorrectionInput = z.object({
  indicatorId: idInput,
  version: z.number(),
  code: indicatorCode,
  hangsOn: z.object({ outcomeId: idInput, outputId: z.optional(idInput) }),
  reason: reasonInput,
});
export type IndicatorCorrectionInput = z.infer<typeof indicatorCorrectionInput>;

export const indicatorWithdrawalInput = z.object({
  indicatorId: idInput,
  version: z.number(),
  reason: reasonInput,
});

/** Another meaning from now on. `comparable`: values measured before still add up with those to come. */
export const redefinitionInput = z.object({
  indicatorId: idInput,
  version: z.number(),
  comparable: z._default(z.boolean(), true),
  /** Needed where cells change. */
  reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  /** The first day that counts by a formula that does not compare with what the indicator was before. */
  countsFrom: z.optional(dayInput),
  /** What becomes of each category that is no more. */
  cells: z._default(z.array(cellChangeInput).check(z.maxLength(200)), []),
  /** Of each target and baseline of a category that comes back: whether it stands again. */
  returning: z._default(z.array(z.object({ id: idInput, stands: z.boolean() })).check(z.maxLength(1000)), []),
  ...definitionFields,
});
export type RedefinitionInput = z.infer<typeof redefinitionInput>;

const baselinePlace = {
  year: z.number().check(z.int(), z.gte(1900), z.lte(2199)),
  /** One cell; the whole where it is left out. */
  breakdown: z._default(breakdownInput, {}),
};

/** `standing`: where the baseline that was looked at stands, `version` its entry number; both only where there was one. */
export const baselineCorrectionInput = z
  .object({
    indicatorId: idInput,
    ...baselinePlace,
    ...saying,
    reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
    version: z.optional(z.number()),
    standing: z.optional(z.object({ ...baselinePlace, id: z.optional(idInput) })),
    /** The one that was looked at stays: this is another one. */
    beside: z._default(z.boolean(), false),
  })
  .check(z.refine(saysSomething, { error: 'results.says-nothing', path: ['value'] }));
export type BaselineCorrectionInput = z.infer<typeof baselineCorrectionInput>;

/** The baseline that stands at a place, and why nothing takes it. */
export const baselineWithdrawalInput = z.object({
  indicatorId: idInput,
  ...baselinePlace,
  /** Which, where two stand there. */
  id: z.optional(idInput),
  version: z.number(),
  reason: reasonInput,
});

export type IndicatorInput = z.infer<typeof indicatorInput>;
export type DefinitionInput = Pick<IndicatorInput, keyof typeof definitionFields>;
