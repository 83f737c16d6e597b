import type { FieldErrors } from '../../../kernel/problem.ts';
import { crossingErrors } from './crossings.ts';
import { newWayProblems, type Ways } from './fitting-ways.ts';
import type { DefinitionInput } from './indicator-input.ts';
import { leftOutErrors } from './left-out-axes.ts';

/** Of an indicator, or of the library, whose units are in several languages. */
type Defined = Omit<DefinitionInput, 'unit'>;

/** What does not fit together in a definition, by field; `standing`: the one whose place it takes. */
export const definitionProblems = (definition: Defined, standing?: Ways): FieldErrors => {
  const { measure, formula } = definition;
  const errors: FieldErrors = newWayProblems(definition, standing);
  const counts = measure === 'number' || measure === 'percentage';
  if (formula && !counts) errors.formula = [{ key: 'results.formula-counts' }];
  const { axes = [], crossings = [], leftOutAxes = [] } = definition;
  return {
    ...errors,
    ...scaleProblems(definition),
    ...axesProblems(definition),
    ...crossingErrors({ axes, crossings }),
    ...leftOutErrors({ axes, crossings, leftOutAxes }),
  };
};

type Named = { measure: string; axes?: readonly { categories: readonly unknown[] }[] | undefined };

/**
 * What is named by a category has at least two of its own to choose among; asked of who defines it by a form, as publications name such
 * indicators without any.
 */
export const categoryProblems = ({ measure, axes = [] }: Named): FieldErrors =>
  measure === 'nominal' && !axes.some(({ categories }) => categories.length > 1)
    ? { axes: [{ key: 'results.a-category-has-two' }] }
    : {};

const scaleProblems = ({ measure, scale = [] }: Defined): FieldErrors => {
  if (scale.length === 0) return {};
  if (measure !== 'ordinal') return { scale: [{ key: 'results.steps-of-a-scale' }] };
  const values = scale.map(({ value }) => Number(value));
  if (scale.length < 2) return { scale: [{ key: 'results.a-scale-has-two-steps' }] };
  return values.some((value, at) => at > 0 && value <= values[at - 1]!)
    ? { scale: [{ key: 'results.steps-rise' }] }
    : {};
};

const axesProblems = ({ axes = [] }: Defined): FieldErrors => {
  const keys = axes.map(({ key }) => key);
  const isTwice = (all: readonly string[]) => new Set(all).size < all.length;
  const twice = isTwice(keys) || axes.some(({ categories }) => isTwice(categories.map(({ key }) => key)));
  return twice ? { axes: [{ key: 'results.axis-twice' }] } : {};
};
