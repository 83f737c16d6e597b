import * as z from 'zod/mini';
import { breakdownInput, countryInput, dayInput, idInput, saying, saysSomething } from './fact-input.ts';
import { baselineInput, definitionFields } from './indicator-input.ts';
import { localizedInput } from './localized-input.ts';

const aimed = { from: dayInput, until: dayInput, ...saying, breakdown: z._default(breakdownInput, {}) };
/** Whether it is a milestone; unsaid, as the target that stands. A share of the whole is no figure of a file of results. */
const aimedAt = { ...aimed, isMilestone: z.optional(z.boolean()) };

const plannedIndicator = z.object({
  /** Id of the indicator where it is new; one that exists is found by its code. */
  id: z.optional(idInput),
  /** The indicator of the library that a new one was filled from. */
  libraryId: z.optional(idInput),
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  ...definitionFields,
  baselines: z._default(z.array(baselineInput).check(z.maxLength(50)), []),
  targets: z._default(z.array(z.object(aimedAt)).check(z.maxLength(500)), []),
  measurements: z._default(
    z
      .array(
        z
          .object({
            ...aimed,
            /** Where it was measured; unsaid, that of the figure that stands. */
            country: z.optional(countryInput),
            partnershipId: z.optional(idInput),
            provenance: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
          })
          .check(z.refine(saysSomething, { error: 'results.says-nothing', path: ['value'] })),
      )
      .check(z.maxLength(5000)),
    [],
  ),
});

const result = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(40)),
  /** 1 output, 2 outcome, 3 impact, 9 other: the standard's. */
  type: z.enum(['1', '2', '3', '9']),
  title: localizedInput,
  description: z.optional(localizedInput),
  aggregationStatus: z.optional(z.boolean()),
  indicators: z.array(plannedIndicator).check(z.maxLength(500)),
});

/** All results of one outcome with their indicators, baselines, targets and actuals, in their order. */
export const resultsInput = z.object({
  outcomeId: idInput,
  results: z.array(result).check(z.maxLength(200)),
});

export type ResultsInput = z.infer<typeof resultsInput>;
export type ResultInput = ResultsInput['results'][number];
export type PlannedIndicatorInput = ResultInput['indicators'][number];
