import { type Decimal, divideHalfAway, fromUnits, isDecimal, toUnits } from '../../../kernel/decimal.ts';
import { type Money, minorDigits } from '../../../kernel/money.ts';

/** Significant digits of a rate that is worked out of two published ones. */
const publishedDigits = 20;

const withoutZeros = (decimal: Decimal): Decimal =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

/** The quotient of two positive whole numbers with so many significant digits, at most; the last one rounded. */
const quotient = (numerator: bigint, denominator: bigint, significant: number): Decimal => {
  const size = String(numerator).length - String(denominator).length;
  const digits = Math.max(significant - size, 0);
  return withoutZeros(fromUnits(divideHalfAway(numerator * 10n ** BigInt(digits), denominator), digits));
};

/**
 * Units of the second currency for one of the first, where it is known how many of each one euro is ("655.957" XOF,
 * "1" EUR). Undefined where one of them is no positive decimal.
 */
export const rateBetween = (perEuro: Decimal, perEuroTo: Decimal): Decimal | undefined => {
  if (!isDecimal(perEuro) || !isDecimal(perEuroTo)) return undefined;
  const from = toUnits(perEuro);
  const to = toUnits(perEuroTo);
  if (from.units <= 0n || to.units <= 0n) return undefined;
  return quotient(
    to.units * 10n ** BigInt(from.digits),
    from.units * 10n ** BigInt(to.digits),
    publishedDigits,
  );
};

/**
 * The rate at which an amount became another, with enough digits that converting the amount at it gives exactly the
 * other: the amounts are what is known, the rate only says it. Undefined where one of them is not positive.
 */
export const rateOfAmounts = (from: Money, to: Money): Decimal | undefined => {
  if (from.minor <= 0 || to.minor <= 0) return undefined;
  const numerator = BigInt(to.minor) * 10n ** BigInt(minorDigits(from.currency));
  const denominator = BigInt(from.minor) * 10n ** BigInt(minorDigits(to.currency));
  return quotient(numerator, denominator, String(to.minor).length + 8);
};
