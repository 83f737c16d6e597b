import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { courseOf } from '../../results/rules/course.ts';
import type { FiledIndicator } from './filed-programme.ts';

/**
 * How much of the way to its target an indicator had covered, in whole per cent, where it still counts what the definition
 * does. Undefined where no way was filed, as of what starts from nothing and does not say that more is better.
 */
export const filedCourse = (indicator: FiledIndicator): number | undefined => {
  const { library, baseline, target, actual } = indicator;
  if (!library?.isSame) return undefined;
  const { overTime } = library;
  return courseOf({ baseline, actual, target, overTime, ascending: isMoreBetter(indicator) });
};

/** As it was filed; before it was, that of what began at nought and aims at more. */
const isMoreBetter = ({ ascending, baseline, target }: FiledIndicator): boolean =>
  ascending ??
  (baseline !== null &&
    target !== null &&
    compareDecimals(baseline, '0') === 0 &&
    compareDecimals(target, '0') > 0);

type Figures = { target: Decimal | undefined; actual: Decimal | undefined };

/** The same of what several came to that mean the same: where all of them start from nothing, as their beginnings do not add up. */
export const courseTogether = (
  indicators: readonly FiledIndicator[],
  { target, actual }: Figures,
): number | undefined => {
  const isFromNothing = ({ library, baseline }: FiledIndicator) =>
    library?.overTime === 'sum' || baseline === null;
  const [first] = indicators;
  if (!first?.library || !indicators.every(isFromNothing)) return undefined;
  return courseOf({
    ...{ baseline: null, actual: actual ?? null, target: target ?? null, overTime: first.library.overTime },
    ascending: indicators.every(isMoreBetter),
  });
};
