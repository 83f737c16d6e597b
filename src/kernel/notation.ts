import { type CalendarDay, calendarDay } from './calendar-day.ts';
import { canonicalDecimal, type Decimal, isDecimal, roundDecimal } from './decimal.ts';
import type { Language } from './language.ts';
import { type Money, minorDigits, toDecimal } from './money.ts';

const LOCALES: Record<Language, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB', es: 'es', pt: 'pt-PT' };

const LONGEST_NUMBER = 100;
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const WHOLE = /^\d+$/;
const PLAIN = /^(\d*)[.,](\d+)$/;
const GROUPED = /^([1-9]\d{0,2}(?:([ '.,])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/;
const GROUP_OR_FRACTION = /^[1-9]\d{0,2}([.,])\d{3}$/;

const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * The decimal that a person typed: 1.234,56, 1 234,56, 1,234.56, 1'234.56, 1234,56 or 1234.56 in every
 * language. Only one separator before three digits is ambiguous: "1.234" is 1234 where the point groups
 * (fr, nl, es, pt) and 1.234 in en, and the reverse for "1,234". Trailing zeros are kept ("12,50" -> "12.50").
 * Undefined for anything else.
 */
export function readDecimal(text: string, language: Language): Decimal | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const typed = text
    .replace(SPACES, ' ')
    .replace(/\u2019/g, "'")
    .replace(/\u2212/g, '-')
    .trim();
  const negative = typed.startsWith('-');
  const plain = plainDigits(/^[-+]/.test(typed) ? typed.slice(1).trimStart() : typed, language);
  if (plain === undefined) return undefined;
  return decimalFrom(plain, negative);
}

/** The day that a person typed, day first in every language: 30/04/2027, 30-4-2027, 30.04.2027 or 2027-04-30. */
export function readDay(text: string, _language: Language): CalendarDay | undefined {
  const typed = text.trim();
  const match = DAY_FIRST.exec(typed);
  if (!match) return calendarDay(typed);
  const [, day = '', , month = '', year = ''] = match;
  return calendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The decimal in the language's notation, exact at any size; with `digits`, rounded to that many fraction digits. */
export function writeDecimal(decimal: Decimal, language: Language, digits?: number): string {
  if (!isDecimal(decimal)) throw new RangeError(`Not a decimal: ${decimal}`);
  const value = digits === undefined ? decimal : roundDecimal(decimal, digits);
  const negative = value.startsWith('-');
  const [whole = '0', fraction] = (negative ? value.slice(1) : value).split('.');
  const { formatter, point } = numberNotation(language);
  return (negative ? '-' : '') + formatter.format(BigInt(whole)) + (fraction ? point + fraction : '');
}

/** The amount with the sign of its currency, where the language puts it; always the currency's fraction digits. */
export function writeMoney(money: Money, language: Language): string {
  const amount = toDecimal(money);
  const negative = amount.startsWith('-');
  const digits = writeDecimal(negative ? amount.slice(1) : amount, language);
  return moneyFormatter(language, money.currency)
    .formatToParts(negative ? -1 : 1)
    .map((part) => (part.type === 'integer' ? digits : part.value))
    .join('');
}

/** The day in figures: 30/04/2027. */
export function writeDay(day: CalendarDay, language: Language): string {
  return dayFormatter(language, '2-digit').format(new Date(`${day}T00:00:00Z`));
}

/** The day with its month in words: 30 avril 2027, 1er mai 2027. */
export function writeDayLong(day: CalendarDay, language: Language): string {
  const written = dayFormatter(language, 'long').format(new Date(`${day}T00:00:00Z`));
  // French counts the first of the month as an ordinal, which CLDR leaves out.
  return language === 'fr' ? written.replace(/^1(?=\s)/, '1er') : written;
}

/** The month in words: avril 2027. */
export function writeMonth(day: CalendarDay, language: Language): string {
  return partFormatter(language, { month: 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}

/** The month alone, short: avr., Apr. */
export function writeShortMonth(day: CalendarDay, language: Language): string {
  return partFormatter(language, { month: 'short' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day of the week, short: mar., Tue. */
export function writeWeekday(day: CalendarDay, language: Language): string {
  return partFormatter(language, { weekday: 'short' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day of the week in full: mardi, Tuesday. */
export function writeWeekdayLong(day: CalendarDay, language: Language): string {
  return partFormatter(language, { weekday: 'long' }).format(new Date(`${day}T00:00:00Z`));
}

// Digits with at most one point, or undefined where the text is no number.
function plainDigits(typed: string, language: Language): string | undefined {
  if (WHOLE.test(typed)) return typed;
  const ambiguous = GROUP_OR_FRACTION.exec(typed);
  if (ambiguous) {
    const groups = ambiguous[1] === (language === 'en' ? ',' : '.');
    return typed.replace(/[.,]/, groups ? '' : '.');
  }
  const plain = PLAIN.exec(typed);
  if (plain) return `${plain[1]}.${plain[2]}`;
  const grouped = GROUPED.exec(typed);
  if (!grouped || grouped[2] === grouped[3]) return undefined;
  return grouped[1]!.replace(/[ '.,]/g, '') + (grouped[4] === undefined ? '' : `.${grouped[4]}`);
}

function decimalFrom(plain: string, negative: boolean): Decimal | undefined {
  const [whole = '', fraction] = plain.split('.');
  const size = canonicalDecimal(whole === '' ? '0' : whole) + (fraction === undefined ? '' : `.${fraction}`);
  return negative && /[1-9]/.test(size) ? `-${size}` : size;
}

const numbers = new Map<Language, { formatter: Intl.NumberFormat; point: string }>();
const moneys = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

// Only whole numbers (BigInt) pass through Intl: browsers before 2023 would take a decimal as a float.
function numberNotation(language: Language): { formatter: Intl.NumberFormat; point: string } {
  let notation = numbers.get(language);
  if (!notation) {
    const formatter = new Intl.NumberFormat(LOCALES[language]);
    const point = formatter.formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? ',';
    notation = { formatter, point };
    numbers.set(language, notation);
  }
  return notation;
}

function partFormatter(language: Language, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.entries(parts).join(' ')}`;
  const made = days.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: 'UTC' });
  days.set(key, made);
  return made;
}

function moneyFormatter(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  let formatter = moneys.get(key);
  if (!formatter) {
    minorDigits(currency);
    formatter = new Intl.NumberFormat(LOCALES[language], {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
    });
    moneys.set(key, formatter);
  }
  return formatter;
}

function dayFormatter(language: Language, month: '2-digit' | 'long'): Intl.DateTimeFormat {
  const key = `${language} ${month}`;
  let formatter = days.get(key);
  if (!formatter) {
    const day = month === 'long' ? 'numeric' : '2-digit';
    formatter = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', day, month, year: 'numeric' });
    days.set(key, formatter);
  }
  return formatter;
}
