import { compareDecimals, type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type Counted, whyNoCount } from './counted.ts';
import type { Measurable } from './measured-value.ts';
import { whyNoAnswer } from './measured-value.ts';
import type { Days } from './programme-days.ts';

type Comes = { overTime?: string | undefined; overPartners?: string | undefined };
type Aimable = Pick<Measurable, 'measure' | 'scale'> & Comes & Pick<Counted, 'title' | 'unit'>;
type Value = Decimal | null | undefined;

/** Whether answers of yes or no come to a number: how many say yes, or what share of them. */
export const answersAddUp = ({ overTime, overPartners }: Comes): boolean =>
  [overTime, overPartners].some((way) => way === 'sum' || way === 'mean');

/**
 * Why a target or a baseline cannot be meant: neither yes nor no, no step of the scale, none that a count comes to. What several answers come to is a number,
 * a mean of steps one between them. What stood so already (`stood`) may stay.
 */
export const whyNotAimed = (indicator: Aimable, value: Value, stood?: Value): Problem | undefined => {
  if (value == null || (stood != null && sameDecimal(stood, value))) return undefined;
  const uncounted = whyNoCount(indicator, value);
  if (uncounted) return uncounted;
  const problem = whyNoAnswer(indicator, value);
  return problem && !(answersAddUp(indicator) && isBetween(indicator, value)) ? problem : undefined;
};

const isBetween = ({ measure, scale, ...comes }: Aimable, value: Decimal): boolean => {
  if (measure === 'boolean' || comes.overTime === 'sum' || comes.overPartners === 'sum') return true;
  const [first, last] = [scale[0], scale.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    compareDecimals(value, first.value) >= 0 &&
    compareDecimals(value, last.value) <= 0
  );
};

type Baseline = { year: number; value?: Value };
type Judged = { indicator: Aimable; programme: Days; stood?: Baseline | undefined };

/** What of a baseline cannot be meant, by field: its value, or a year after the end of the programme; `stood`: the one that it corrects. */
export const baselineErrors = (
  { year, value }: Baseline,
  { indicator, programme, stood }: Judged,
): FieldErrors => {
  const unmeant = whyNotAimed(indicator, value, stood?.value);
  const late = year === stood?.year ? undefined : whyTooLate(year, programme);
  return { ...(late ? { year: [late] } : {}), ...(unmeant ? { value: [unmeant] } : {}) };
};

export const whyTooLate = (year: number, { until }: Pick<Days, 'until'>): Problem | undefined =>
  year > Number(until.slice(0, 4)) ? { key: 'results.baseline-after-programme', args: { until } } : undefined;
