import { canonicalDecimal, type Decimal, divideHalfAway, fromUnits, isDecimal, toUnits } from './decimal.ts';
import type { Problem } from './problem.ts';

/** An amount in whole minor units (cents for EUR, francs for XOF), a safe integer, and an ISO 4217 code. */
export type Money = { minor: number; currency: string };

const CURRENCY = /^[A-Z]{3}$/;

// ISO 4217 list one, column "minor unit", where it is not 2.
const MINOR_DIGITS = new Map<string, number>([
  ...'BIF XOF XAF RWF VND JPY KRW GNF KMF CLP PYG UGX DJF VUV XPF ISK UYI'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'TND BHD KWD JOD OMR LYD IQD'.split(' ').map((code) => [code, 3] as const),
  ...'UYW CLF'.split(' ').map((code) => [code, 4] as const),
]);

/** The amount. Throws a RangeError where `minor` is not a safe integer or the code does not look like one. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe whole number of minor units: ${minor}`);
  minorDigits(currency);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** Fraction digits of the currency (ISO 4217). Throws a RangeError where the code is not three capitals. */
export function minorDigits(currency: string): number {
  if (!CURRENCY.test(currency)) throw new RangeError(`Not a currency code: ${currency}`);
  return MINOR_DIGITS.get(currency) ?? 2;
}

/** The sum of two amounts in one currency. Throws a RangeError where the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  return sumMoney([a, b], a.currency);
}

/** The sum, zero for an empty list. Throws a RangeError where an amount is in another currency. */
export function sumMoney(list: readonly Money[], currency: string): Money {
  let total = 0n;
  for (const amount of list) {
    if (amount.currency !== currency) throw new RangeError(`Cannot add ${amount.currency} to ${currency}`);
    total += BigInt(amount.minor);
  }
  return money(Number(total), currency);
}

/** The same amount with the other sign. */
export function negate(amount: Money): Money {
  return money(-amount.minor, amount.currency);
}

/** Whether the amount is zero. */
export function isZero(amount: Money): boolean {
  return amount.minor === 0;
}

/**
 * The amount in another currency, rounded once, at the end, half away from zero.
 * `rate` is the number of units of `to` for one unit of the amount's currency; a RangeError where it is not
 * a positive decimal or the outcome is beyond safe integers.
 */
export function convert(amount: Money, rate: Decimal, to: string): Money {
  const { units, digits } = toUnits(rate);
  if (units <= 0n) throw new RangeError(`Not a positive rate: ${rate}`);
  const numerator = BigInt(amount.minor) * units * 10n ** BigInt(minorDigits(to));
  const denominator = 10n ** BigInt(digits + minorDigits(amount.currency));
  return money(Number(divideHalfAway(numerator, denominator)), to);
}

/**
 * Splits a whole total in proportion to the weights (zero or more; fractions mean what they print, so 33.3 is
 * exactly 33.3). Units left over go to the largest fractions, the earlier first where these are equal; the
 * parts always sum to the total. All weights zero: an even split. Throws a RangeError on a negative weight,
 * or where there is something to divide and nobody to give it to.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`Not a safe whole number: ${total}`);
  if (weights.length === 0 && total !== 0) throw new RangeError('Nothing to allocate to');
  return allocateSmall(total, weights) ?? allocateExact(total, weights);
}

/** Whole weights whose products stay safe: the machine's own whole numbers are exact, and twenty times faster. */
function allocateSmall(total: number, weights: readonly number[]): number[] | undefined {
  const sum = weights.reduce((a, b) => a + b, 0);
  const size = Math.abs(total);
  if (sum === 0 || !Number.isSafeInteger(size * sum)) return undefined;
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) return undefined;
  const fractions = weights.map((weight) => (size * weight) % sum);
  const parts = weights.map((weight, at) => (size * weight - fractions[at]!) / sum);
  let left = parts.reduce((rest, part) => rest - part, size);
  const byFraction = fractions.map((_, at) => at).sort((a, b) => fractions[b]! - fractions[a]! || a - b);
  for (const at of byFraction) {
    if (left === 0) break;
    parts[at]! += 1;
    left -= 1;
  }
  return total < 0 ? parts.map((part) => 0 - part) : parts;
}

function allocateExact(total: number, weights: readonly number[]): number[] {
  const shares = wholeShares(weights);
  const sum = shares.reduce((a, b) => a + b, 0n);
  const size = BigInt(Math.abs(total));
  const parts = shares.map((share, index) => ({
    index,
    whole: (size * share) / sum,
    fraction: (size * share) % sum,
  }));
  let left = parts.reduce((rest, part) => rest - part.whole, size);
  const byFraction = parts.toSorted((a, b) => compare(b.fraction, a.fraction) || a.index - b.index);
  for (const part of byFraction) {
    if (left === 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(total < 0 ? -part.whole : part.whole));
}

/** The amount as a decimal with the currency's fraction digits: 1250 EUR minor -> "12.50". */
export function toDecimal(amount: Money): Decimal {
  return fromUnits(BigInt(amount.minor), minorDigits(amount.currency));
}

/**
 * The amount that the decimal names; undefined where it is no decimal, has more significant fraction digits
 * than the currency ("12.505" EUR; "12.500" is fine) or is beyond safe integers.
 */
export function fromDecimal(decimal: Decimal, currency: string): Money | undefined {
  const allowed = minorDigits(currency);
  const shortest = isDecimal(decimal) ? canonicalDecimal(decimal) : undefined;
  if (shortest === undefined) return undefined;
  const { units, digits } = toUnits(shortest);
  if (digits > allowed) return undefined;
  const minor = Number(units * 10n ** BigInt(allowed - digits));
  return Number.isSafeInteger(minor) ? money(minor, currency) : undefined;
}

function wholeShares(weights: readonly number[]): bigint[] {
  const exact = weights.map(exactWeight);
  if (exact.every((weight) => weight.units === 0n)) return exact.map(() => 1n);
  const digits = Math.max(...exact.map((weight) => weight.digits));
  return exact.map((weight) => weight.units * 10n ** BigInt(digits - weight.digits));
}

function exactWeight(weight: number): { units: bigint; digits: number } {
  if (!Number.isFinite(weight) || weight < 0) throw new RangeError(`Not a weight: ${weight}`);
  const [mantissa = '0', exponent = '0'] = String(weight).split('e');
  const { units, digits } = toUnits(mantissa);
  const shifted = digits - Number(exponent);
  return shifted >= 0 ? { units, digits: shifted } : { units: units * 10n ** BigInt(-shifted), digits: 0 };
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Says of a decimal text that is no amount of this currency whether it is too large or has too many decimals. */
export const whyNoMoney = (typed: string, decimalText: string, currency: string): Problem => {
  const isWholeKnown = fromDecimal(decimalText.split('.')[0] ?? '', currency) !== undefined;
  return { key: isWholeKnown ? 'problem.amount-too-fine' : 'problem.amount-too-large', args: { typed } };
};
