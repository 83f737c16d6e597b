import { compareDecimals, type Decimal, divideHalfAway, toUnits } from '../../../kernel/decimal.ts';
import type { OverTime } from './indicator-input.ts';

export type Way = {
  baseline: Decimal | null;
  actual: Decimal | null;
  target: Decimal | null;
  overTime: OverTime;
  /** More is better. */
  ascending: boolean;
};

/**
 * How much of the way to the target is covered, in whole per cent (below zero where it moved away). What is summed
 * over time starts from nothing; everything else starts from the baseline, whichever direction is meant. Undefined
 * where there is no way to speak of: what should fall does not start from nothing.
 */
export const courseOf = ({ baseline, actual, target, overTime, ascending }: Way): number | undefined => {
  if (actual === null || target === null) return undefined;
  const fromNothing = overTime === 'sum' || baseline === null;
  if (fromNothing && !ascending) return undefined;
  const start = fromNothing ? '0' : baseline;
  if (compareDecimals(start, target) === 0) return undefined;
  const digits = Math.max(...[start, actual, target].map((value) => toUnits(value).digits));
  const [from, at, to] = [start, actual, target].map((value) => scaled(value, digits)) as [
    bigint,
    bigint,
    bigint,
  ];
  const sign = to > from ? 1n : -1n;
  return Number(divideHalfAway((at - from) * sign * 100n, (to - from) * sign));
};

const scaled = (value: Decimal, digits: number): bigint => {
  const { units, digits: own } = toUnits(value);
  return units * 10n ** BigInt(digits - own);
};
