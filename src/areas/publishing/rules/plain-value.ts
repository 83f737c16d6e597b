import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { canonicalDecimal } from '../../../kernel/decimal.ts';

/** How a value of the standard is read from text without blanks around it, and written. */
export type PlainValue<V> = {
  /** Undefined where the text is not such a value. */
  read(text: string): V | undefined;
  write(value: V): string;
  /** The key of the problem when it cannot be read. */
  unreadable: string;
  /** Whether reading can take something off that a person should know of. */
  cleans?: true;
};

const LONGEST_NUMBER = 60;
const LONGEST_LANGUAGE = 60;
const TIME_OR_ZONE = /(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const MOMENT =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?$/;
const WHOLE = /^\d{1,9}$/;
const YEAR = /^[1-9]\d{3}$/;
const BOOLEANS: Record<string, boolean> = { '0': false, '1': true, false: false, true: true };

export const plainText: PlainValue<string> = { read: (text) => text, write: (text) => text, unreadable: '' };

export const decimal: PlainValue<string> = {
  read: (text) => (text.length > LONGEST_NUMBER ? undefined : canonicalDecimal(text)),
  write: (value) => value,
  unreadable: 'publishing.number-unreadable',
};

/** A day; `xsd:date` allows a time zone after it, and some publishers add a time: both are taken off. */
export const day: PlainValue<CalendarDay> = {
  read: (text) => calendarDay(text.replace(TIME_OR_ZONE, '')),
  write: (value) => value,
  unreadable: 'publishing.date-unreadable',
  cleans: true,
};

export const moment: PlainValue<string> = {
  read: (text) => (MOMENT.test(text) && calendarDay(text.slice(0, 10)) ? text : undefined),
  write: (value) => value,
  unreadable: 'publishing.date-unreadable',
};

export const wholeNumber: PlainValue<number> = {
  read: (text) => (WHOLE.test(text) ? Number(text) : undefined),
  write: String,
  unreadable: 'publishing.number-unreadable',
};

export const year: PlainValue<number> = {
  read: (text) => (YEAR.test(text) ? Number(text) : undefined),
  write: String,
  unreadable: 'publishing.date-unreadable',
};

export const yesNo: PlainValue<boolean> = {
  read: (text) => (Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined),
  write: (value) => (value ? '1' : '0'),
  unreadable: 'publishing.yes-no-unreadable',
};

/** A language in its canonical spelling: FR -> fr, nl-be -> nl-BE. */
export const language: PlainValue<string> = {
  read: canonicalLanguage,
  write: (value) => value,
  unreadable: 'publishing.language-unreadable',
  cleans: true,
};

function canonicalLanguage(text: string): string | undefined {
  if (text.length > LONGEST_LANGUAGE) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
