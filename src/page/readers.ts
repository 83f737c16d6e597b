import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Localized } from '../kernel/localized.ts';
import { withTranslation } from '../kernel/localized.ts';
import { fromDecimal, type Money, whyNoMoney } from '../kernel/money.ts';
import { readDay, readDecimal } from '../kernel/notation.ts';
import type { Reader, Typed } from './form.ts';

/** The field was left empty; a command's schema says whether that is allowed. */
const empty = { value: undefined };

const typedIn = (typed: Typed, name: string): string => typed[name]?.[0]?.trim() ?? '';

export const text: Reader<string | undefined> = (typed, name) => ({
  value: typedIn(typed, name) || undefined,
});

/** Text kept exactly, blanks too: passwords. */
export const secret: Reader<string | undefined> = (typed, name) => ({ value: typed[name]?.[0] || undefined });

export const day: Reader<CalendarDay | undefined> = (typed, name, language) => {
  const written = typedIn(typed, name);
  if (!written) return empty;
  const value = readDay(written, language);
  return value ? { value } : { problem: { key: 'problem.not-a-day', args: { typed: written } } };
};

export const decimal: Reader<Decimal | undefined> = (typed, name, language) => {
  const written = typedIn(typed, name);
  if (!written) return empty;
  const value = readDecimal(written, language);
  return value === undefined
    ? { problem: { key: 'problem.not-a-number', args: { typed: written } } }
    : { value };
};

export const wholeNumber: Reader<number | undefined> = (typed, name, language) => {
  const written = typedIn(typed, name);
  if (!written) return empty;
  const value = Number(readDecimal(written, language));
  return Number.isSafeInteger(value)
    ? { value }
    : { problem: { key: 'problem.not-a-whole-number', args: { typed: written } } };
};

/** An amount in the currency that the field `currencyField` names. */
export const amount =
  (currencyField: string): Reader<Money | undefined> =>
  (typed, name, language) => {
    const written = typedIn(typed, name);
    if (!written) return empty;
    const decimalText = readDecimal(written, language);
    if (decimalText === undefined)
      return { problem: { key: 'problem.not-an-amount', args: { typed: written } } };
    const currency = typedIn(typed, currencyField);
    if (!/^[A-Z]{3}$/.test(currency))
      return { problem: { key: 'problem.amount-too-fine', args: { typed: written } } };
    const value = fromDecimal(decimalText, currency);
    return value ? { value } : { problem: whyNoMoney(written, decimalText, currency) };
  };

export const checkbox: Reader<boolean> = (typed, name) => ({ value: typedIn(typed, name) !== '' });

/** Several checkboxes of one name. */
export const choices: Reader<string[]> = (typed, name) => ({
  value: (typed[name] ?? []).filter((value) => value !== ''),
});

/** A text in several languages, sent as `name.fr`, `name.nl` ...; the first language written is the source. */
export const localizedText: Reader<Localized | undefined> = (typed, name) => {
  let value: Localized = {};
  for (const [field, values] of Object.entries(typed)) {
    const written = values[0]?.trim();
    if (field.startsWith(`${name}.`) && written)
      value = withTranslation(value, field.slice(name.length + 1), written);
  }
  return { value: Object.keys(value).length > 0 ? value : undefined };
};
