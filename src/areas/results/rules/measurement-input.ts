import * as z from 'zod/mini';
import {
  breakdownInput,
  countryInput,
  dayInput,
  decimalInput,
  endsAfterItBegins,
  idInput,
  onBehalfInput,
  reasonInput,
  saying,
  saysSomething,
  untilBeforeFrom,
} from './fact-input.ts';

const measured = {
  from: dayInput,
  until: dayInput,
  ...saying,
  /** Judged with its definition: the share that parts come to is longer than what people state. */
  value: z.optional(decimalInput),
  /** The parts of a percentage; its value is worked out of them. */
  numerator: z.optional(decimalInput),
  denominator: z.optional(decimalInput),
  /** Where it was measured, where that is not where the partner works; empty: nowhere else. */
  country: z.optional(z.union([countryInput, z.literal('')], 'results.no-such-country')),
  breakdown: z._default(breakdownInput, {}),
  provenance: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  onBehalf: z.optional(onBehalfInput),
};

const recorded = {
  id: z.optional(idInput),
  indicatorId: idInput,
  partnershipId: z.optional(idInput),
  /** Which meaning of the indicator the form showed; left out by files. */
  meaning: z.optional(z.number()),
};

const saysNothing = { error: 'results.says-nothing', path: ['value'] };
const saysOrCounts = (said: Parameters<typeof saysSomething>[0] & { numerator?: unknown }): boolean =>
  saysSomething(said) || said.numerator !== undefined;

/** What was measured for one indicator, one partner (none: the institute itself) and one period. */
export const measurementInput = z
  .object({ ...recorded, ...measured })
  .check(z.refine(endsAfterItBegins, untilBeforeFrom), z.refine(saysOrCounts, saysNothing));

/** A measurement that never was, and why; `told`: who knows, where it was approved or its period is locked. */
export const measurementWithdrawalInput = z.object({
  id: idInput,
  version: z.number(),
  reason: reasonInput,
  told: z.optional(z.string().check(z.trim(), z.maxLength(500))),
});

/** The same, by a person who saw what the records come to: that figure taken over, or another one with its reason. */
export const confirmedMeasurementInput = z
  .object({
    ...recorded,
    ...measured,
    /** What was shown. */
    proposed: decimalInput,
    takeOver: z._default(z.boolean(), false),
    reason: z.optional(reasonInput),
  })
  .check(
    z.refine(endsAfterItBegins, untilBeforeFrom),
    z.refine(({ takeOver, value }) => takeOver || value !== undefined, {
      error: 'results.take-over-or-say',
      path: ['value'],
    }),
  );

/** As many as one call takes in; a file with more of them calls again. */
export const measurementsACall = 5000;

/** A sheet: many measurements, one transaction, one entry in the trail. */
export const measurementsInput = z.object({
  measurements: z.array(measurementInput).check(z.minLength(1), z.maxLength(measurementsACall)),
});

/** What stands in the place of a measurement from now on, and why. `version`: the entry number of the row looked at. */
export const measurementCorrectionInput = z
  .object({
    id: idInput,
    version: z.number(),
    reason: reasonInput,
    /** Who was told, by function: needed where the figure was approved or its period locked. */
    told: z.optional(reasonInput),
    ...measured,
  })
  .check(z.refine(endsAfterItBegins, untilBeforeFrom), z.refine(saysOrCounts, saysNothing));

/** What is aimed at in a period: a number, words, or both. */
export const targetInput = z
  .object({
    id: z.optional(idInput),
    indicatorId: idInput,
    from: dayInput,
    until: dayInput,
    ...saying,
    breakdown: z._default(breakdownInput, {}),
    /** At least this share of the whole, in per cent. */
    isShare: z._default(z.boolean(), false),
    /** Since the programme began, by the last day. */
    isMilestone: z._default(z.boolean(), false),
    /** The target that was looked at, null where none stood; left out by files, which are compared with what stands. */
    standing: z.optional(z.nullable(idInput)),
    /** Needed where a target that stands changes or moves. */
    reason: z.optional(reasonInput),
  })
  .check(z.refine(endsAfterItBegins, untilBeforeFrom), z.refine(saysSomething, saysNothing));

/** The target that was looked at, and why nothing takes its place. */
export const targetWithdrawalInput = z.object({
  indicatorId: idInput,
  standing: idInput,
  reason: reasonInput,
});

export type MeasurementInput = z.infer<typeof measurementInput>;
export type MeasurementCorrectionInput = z.infer<typeof measurementCorrectionInput>;
export type TargetInput = z.infer<typeof targetInput>;
