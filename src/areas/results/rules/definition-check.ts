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

type Named = { measure: string; scale?: readonly unknown[] | undefined };

/**
 * What is named by a category has at least two to choose among: the rows of its scale, in any order. Asked of who defines it by a
 * form, as publications name such indicators without any.
 */
export const categoryProblems = ({ measure, scale = [] }: Named): FieldErrors =>
  measure === 'nominal' && scale.length < 2 ? { scale: [{ key: 'results.a-category-has-two' }] } : {};

const scaleProblems = ({ measure, scale = [] }: Defined): FieldErrors => {
  if (scale.length === 0) return {};
  const values = scale.map(({ value }) => Number(value));
  if (measure === 'nominal')
    return new Set(values).size < values.length ? { scale: [{ key: 'results.categories-differ' }] } : {};
  if (measure !== 'ordinal') return { scale: [{ key: 'results.steps-of-a-scale' }] };
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
