import {
  canonicalDecimal,
  compareDecimals,
  type Decimal,
  divideHalfAway,
  fromUnits,
  toUnits,
} from '../../../kernel/decimal.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type Counted, whyNoCount } from './counted.ts';
import { isTooLong } from './fact-input.ts';
import type { Measure, OverPartners, Step } from './indicator-input.ts';
import { isNamed, whyNotMeasured } from './measured.ts';

/** What of a definition says which values can be meant. */
export type Measurable = {
  measure: Measure;
  overPartners: OverPartners;
  formula: string | null;
  /** Its steps; none where every number can be meant. */
  scale: readonly Pick<Step, 'value'>[];
} & Omit<Counted, 'measure' | 'overPartners'>;

export type ValueParts = {
  value?: Decimal | undefined;
  numerator?: Decimal | undefined;
  denominator?: Decimal | undefined;
};

/**
 * The value of a measurement with the parts it is made of; or, beside its field, what cannot be meant: a share of
 * nothing, a percentage above its denominator, a value that its parts do not give, a yes or no that is neither, no step of the
 * scale, anything but a category where these are named, a number for what is told in sentences, none that a count comes to, more digits than can be held. What can be
 * meant and breaks a rule is saved and marked (`result-rules.ts`).
 */
export const measuredValue = (
  definition: Measurable,
  parts: ValueParts,
): { errors: FieldErrors } | { value: Decimal | undefined } => {
  const unmeasured = whyNotMeasured(definition);
  if (unmeasured) return { errors: { value: [unmeasured] } };
  const { value, numerator, denominator } = parts;
  const unmeant = value === undefined ? undefined : whyNoAnswer(definition, value);
  const hasParts = numerator !== undefined || denominator !== undefined;
  const stated = hasParts ? { numerator, denominator } : { value };
  for (const [field, said] of Object.entries(stated))
    if (said !== undefined && isTooLong(said)) return wrong(field, 'problem.too-many-digits');
  if (isNamed(definition) && value === undefined && !hasParts)
    return wrong('value', 'results.choose-a-category');
  if (definition.measure === 'qualitative' && value !== undefined)
    return wrong('value', 'results.told-in-sentences');
  const uncounted = hasParts || value === undefined ? undefined : whyNoCount(definition, value);
  if (uncounted) return { errors: { value: [uncounted] } };
  if (!hasParts) return unmeant ? { errors: { value: [unmeant] } } : withoutParts(definition, value);
  if (numerator === undefined) return wrong('numerator', 'problem.missing');
  if (denominator === undefined) return wrong('denominator', 'problem.missing');
  if (!takesParts(definition)) return wrong('numerator', 'results.takes-no-parts');
  if (compareDecimals(denominator, '0') <= 0) return wrong('denominator', 'results.denominator-not-positive');
  if (definition.measure === 'percentage' && compareDecimals(numerator, '0') < 0)
    return wrong('numerator', 'results.numerator-negative');
  if (definition.measure === 'percentage' && compareDecimals(numerator, denominator) > 0)
    return wrong('numerator', 'results.above-denominator', { numerator, denominator });
  const share = shareOf(numerator, denominator);
  if (value !== undefined && !isRoundingOf(value, share))
    return wrong('value', 'results.value-of-parts', { value: share });
  return { value: share };
};

/** Whether the parts of a share are asked: where partners come together by them, or it is a percentage. */
export const takesParts = ({ measure, overPartners }: { measure: string; overPartners?: string }): boolean =>
  overPartners === 'ratio' || measure === 'percentage';

/** What part of the whole something is, in per cent; null where one of them is not known. */
export const perCentOf = (part: Decimal | null, all: Decimal | null): Decimal | null =>
  part === null || all === null || compareDecimals(all, '0') <= 0 ? null : shareOf(part, all);

/** 100 x numerator / denominator, rounded to six places, half away from zero. */
export const shareOf = (numerator: Decimal, denominator: Decimal): Decimal => {
  const [over, under] = [toUnits(numerator), toUnits(denominator)];
  const scaled = over.units * 10n ** BigInt(under.digits) * 100_000_000n;
  return canonicalDecimal(fromUnits(divideHalfAway(scaled, under.units * 10n ** BigInt(over.digits)), 6))!;
};

/** A value typed beside its parts agrees where it is the share, to as many places as were typed. */
const isRoundingOf = (value: Decimal, share: Decimal): boolean => {
  const typed = toUnits(value);
  const whole = toUnits(share);
  if (typed.digits >= whole.digits) return compareDecimals(value, share) === 0;
  return divideHalfAway(whole.units, 10n ** BigInt(whole.digits - typed.digits)) === typed.units;
};

const withoutParts = (
  { overPartners }: Measurable,
  value: Decimal | undefined,
): { errors: FieldErrors } | { value: Decimal | undefined } =>
  overPartners === 'ratio' && value !== undefined ? wrong('numerator', 'results.parts-needed') : { value };

/** Why a value is no answer: neither yes nor no, no step of the scale, none of the categories. */
export const whyNoAnswer = (
  { measure, scale }: Pick<Measurable, 'measure' | 'scale'>,
  value: Decimal,
): Problem | undefined => {
  const steps = measure === 'boolean' ? yesOrNo : scale;
  if (steps.length === 0 || steps.some((step) => compareDecimals(value, step.value) === 0)) return undefined;
  if (measure === 'boolean') return { key: 'results.not-yes-or-no' };
  return { key: measure === 'nominal' ? 'results.choose-a-category' : 'results.no-step-of-the-scale' };
};
export const yesOrNo: Measurable['scale'] = [{ value: '0' }, { value: '1' }];

const wrong = (field: string, key: string, args?: Problem['args']): { errors: FieldErrors } => ({
  errors: { [field]: [args ? { key, args } : { key }] },
});
