/**
 * An exact decimal as text: optional minus, no leading zeros, a point, no exponent, no negative zero.
 * Trailing zeros are kept, so "-12.50" and "-12.5" are both decimals; compare them with `compareDecimals`.
 */
export type Decimal = string;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const NEGATIVE_ZERO = /^-0(?:\.0+)?$/;
const PLAIN_NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Whether the text is a decimal as described at the type. */
export function isDecimal(text: unknown): text is Decimal {
  return typeof text === 'string' && DECIMAL.test(text) && !NEGATIVE_ZERO.test(text);
}

/**
 * The one shortest form of a number written with digits and a point ("+012.50" -> "12.5", "-0.00" -> "0"),
 * so that equal values are equal texts; undefined where the text is no such number.
 */
export function canonicalDecimal(text: string): Decimal | undefined {
  const match = PLAIN_NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const significant = fraction.replace(/0+$/, '');
  const units = BigInt(whole + significant);
  return fromUnits(sign === '-' ? -units : units, significant.length);
}

/** How many digits it takes to write it, zeros before the first other digit apart: 4 of "-0.01250". */
export const digitsOf = (decimal: Decimal): number => decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;

/** The exact sum, with as many fraction digits as the longer of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, digits] = aligned(a, b);
  return fromUnits(left + right, digits);
}

/** The exact product, with the fraction digits of both together: "1.50" x "2.0" = "3.000". */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const left = toUnits(a);
  const right = toUnits(b);
  return fromUnits(left.units * right.units, left.digits + right.digits);
}

/** For sorting by value: -1, 0 or 1. "1.5" and "1.50" are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right] = aligned(a, b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether two numbers that may be absent are one: both absent, or equal in value. */
export function sameDecimal(a: Decimal | null | undefined, b: Decimal | null | undefined): boolean {
  return a == null || b == null ? (a ?? null) === (b ?? null) : compareDecimals(a, b) === 0;
}

/** Rounded half away from zero to exactly `digits` fraction digits; zeros are added where there are fewer. */
export function roundDecimal(decimal: Decimal, digits: number): Decimal {
  if (!Number.isInteger(digits) || digits < 0) throw new RangeError(`Not a number of digits: ${digits}`);
  const value = toUnits(decimal);
  if (digits >= value.digits) return fromUnits(value.units * 10n ** BigInt(digits - value.digits), digits);
  return fromUnits(divideHalfAway(value.units, 10n ** BigInt(value.digits - digits)), digits);
}

/** The decimal as a whole number of units of 10^-digits. Throws a RangeError where the text is no decimal. */
export function toUnits(decimal: Decimal): { units: bigint; digits: number } {
  if (!isDecimal(decimal)) throw new RangeError(`Not a decimal: ${decimal}`);
  const point = decimal.indexOf('.');
  if (point === -1) return { units: BigInt(decimal), digits: 0 };
  return { units: BigInt(decimal.replace('.', '')), digits: decimal.length - point - 1 };
}

/** The decimal that is `units` times 10^-digits, with exactly `digits` fraction digits. */
export function fromUnits(units: bigint, digits: number): Decimal {
  if (digits === 0) return String(units);
  const sign = units < 0n ? '-' : '';
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The quotient rounded to a whole number, halves away from zero; the denominator is positive. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const left = toUnits(a);
  const right = toUnits(b);
  const digits = Math.max(left.digits, right.digits);
  return [
    left.units * 10n ** BigInt(digits - left.digits),
    right.units * 10n ** BigInt(digits - right.digits),
    digits,
  ];
}
