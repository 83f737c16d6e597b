import { canonicalDecimal, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { type Localized, sourceOf } from '../../../kernel/localized.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Step } from './indicator-input.ts';

type Scale = readonly Step[];

/** Values that were measured and still count, each with how often. */
export type StandingValue = { value: Decimal; count: number };

/**
 * Why values do not compare under another scale: some stand on a step that is no more. A scale that is left out altogether lets
 * every number be meant.
 */
export const whyStepsAreGone = (values: readonly StandingValue[], after: Scale): Problem | undefined => {
  if (after.length === 0) return undefined;
  const gone = values.filter(({ value }) => !stepOf(after, value));
  if (gone.length === 0) return undefined;
  const steps = gone.map(({ value }) => canonicalDecimal(value) ?? value).join('; ');
  return {
    key: 'results.steps-are-gone',
    args: { steps, count: gone.reduce((sum, { count }) => sum + count, 0) },
  };
};

/** Whether a step came, went, or is worded otherwise in the language in which it was first written: a translation is no change. */
export const scalesOtherwise = (before: Scale, after: Scale): boolean =>
  before.length !== after.length ||
  before.some((step) => {
    const same = stepOf(after, step.value);
    return !same || wordsOtherwise(step.label as Localized, same.label as Localized);
  });

const stepOf = (scale: Scale, value: Decimal): Step | undefined =>
  scale.find((step) => compareDecimals(step.value, value) === 0);

const wordsOtherwise = (was: Localized, is: Localized): boolean => {
  const language = sourceOf(was);
  return language !== undefined && was[language]?.text.trim() !== is[language]?.text.trim();
};
