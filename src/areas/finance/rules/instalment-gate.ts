import { type Decimal, isDecimal, toUnits } from '../../../kernel/decimal.ts';

/** What is unspent beside an instalment, minor units of one currency, and the share of it that is allowed, in per cent. */
export type Gate = { unspent: number; instalment: number; percent: Decimal };

const products = ({ unspent, instalment, percent }: Gate) => {
  const { units, digits } = isDecimal(percent) ? toUnits(percent) : { units: 0n, digits: 0 };
  const scale = 100n * 10n ** BigInt(digits);
  return { left: BigInt(unspent) * scale, right: BigInt(instalment) * units, scale };
};

/** Less than the share, not as much: compared as products, so that nothing is rounded. */
export const isBelowGate = (gate: Gate): boolean => {
  const { left, right } = products(gate);
  return left < right;
};

/** The least whole number of minor units without which what is unspent is no more than the share; zero below it. */
export const excessOf = (gate: Gate): number => {
  const { left, right, scale } = products(gate);
  const over = left - right;
  return over <= 0n ? 0 : Number((over + scale - 1n) / scale);
};

/** The share of the instalment in whole minor units, rounded down: what may be unspent. */
export const allowedOf = (gate: Gate): number => {
  const { right, scale } = products(gate);
  return Number(right / scale);
};

/** A part of an amount in the proportion of two others, rounded half away from zero; all of it where there is no whole. */
export const proportionOf = (minor: number, part: number, whole: number): number => {
  if (whole <= 0) return minor;
  const [product, by] = [2n * BigInt(minor) * BigInt(part), 2n * BigInt(whole)];
  const size = product < 0n ? -product : product;
  const rounded = (size + BigInt(whole)) / by;
  return Number(product < 0n ? -rounded : rounded);
};
