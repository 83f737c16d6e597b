import { compareDecimals, type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type Counted, whyNoCount } from './counted.ts';
import { isNamed } from './measured.ts';
import type { Measurable } from './measured-value.ts';
import { whyNoAnswer, yesOrNo } from './measured-value.ts';
import type { Days } from './programme-days.ts';

type Comes = { overTime?: string | undefined; overPartners?: string | undefined };
type Aimable = Pick<Measurable, 'measure' | 'scale'> & Comes & Pick<Counted, 'title' | 'unit'>;
type Value = Decimal | null | undefined;

/** Whether answers of yes or no come to a number: how many say yes, or what share of them. */
export const answersAddUp = ({ overTime, overPartners }: Comes): boolean =>
  [overTime, overPartners].some((way) => way === 'sum' || way === 'mean');

/**
 * Why a target or a baseline cannot be meant: neither yes nor no, no step of the scale, none that a count comes to, no share of a
 * whole, a number of what is told in sentences, anything but a category where these are named. By the measure, however values come together; what a mean of answers comes to lies between them, and how many say yes is a
 * number. What stood so already (`stood`; null where it stood in words) may stay.
 */
export const whyNotAimed = (indicator: Aimable, value: Value, stood?: Value): Problem | undefined => {
  if (value == null)
    return isNamed(indicator) && stood === undefined ? { key: 'results.choose-a-category' } : undefined;
  if (stood != null && sameDecimal(stood, value)) return undefined;
  if (indicator.measure === 'qualitative') return { key: 'results.told-in-sentences' };
  const uncounted = whyNoCount(indicator, value);
  if (uncounted) return uncounted;
  // Growth, which may be more than all, is a number.
  if (indicator.measure === 'percentage')
    return isWithin(value, '0', '100')
      ? undefined
      : { key: 'results.check-percentage-broken', args: { value } };
  const problem = whyNoAnswer(indicator, value);
  return problem && !comesTo(indicator, value) ? problem : undefined;
};

/** Whether several answers can come to it. */
const comesTo = ({ measure, scale, ...comes }: Aimable, value: Decimal): boolean => {
  if (measure === 'nominal') return false;
  const ways = [comes.overTime, comes.overPartners];
  const isMean = ways.includes('mean');
  if (measure === 'boolean' && ways.includes('sum'))
    return compareDecimals(value, '0') >= 0 && (isMean || Number.isInteger(Number(value)));
  const steps = measure === 'boolean' ? yesOrNo : scale;
  const [first, last] = [steps[0], steps.at(-1)];
  return isMean && first !== undefined && last !== undefined && isWithin(value, first.value, last.value);
};

const isWithin = (value: Decimal, from: Decimal, until: Decimal): boolean =>
  compareDecimals(value, from) >= 0 && compareDecimals(value, until) <= 0;

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
