import { IntlMessageFormat } from 'intl-messageformat';
import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts';
import { countryName } from '../kernel/country.ts';
import { type Decimal, isDecimal } from '../kernel/decimal.ts';
import type { Language } from '../kernel/language.ts';
import { type Localized, textIn } from '../kernel/localized.ts';
import type { Money } from '../kernel/money.ts';
import {
  writeDay,
  writeDayLong,
  writeDecimal,
  writeMoney,
  writeMonth,
  writeShortMonth,
  writeWeekday,
  writeWeekdayLong,
} from '../kernel/notation.ts';
import type { Problem } from '../kernel/problem.ts';
import { catalogueOf } from './catalogue.ts';
import { citationKey } from './citation-key.ts';
import type { TextKey } from './keys.ts';

export type TextArgs = Record<string, string | number>;

/** Everything a view needs to speak to one person: their language, their numbers, their dates. */
export type Words = {
  language: Language;
  t(key: TextKey, args?: TextArgs): string;
  /** A key that comes from data (a problem, a code); a missing one shows itself rather than nothing. */
  say(key: string, args?: TextArgs): string;
  problem(problem: Problem): string;
  /** Several about one thing, each as a sentence of its own; undefined where there are none. */
  problems(problems: readonly Problem[] | undefined): string | undefined;
  text(value: Localized | unknown): string;
  money(amount: Money): string;
  number(value: number | Decimal, digits?: number): string;
  day(day: CalendarDay): string;
  dayLong(day: CalendarDay): string;
  /** The month of the day, with its year. */
  month(day: CalendarDay): string;
  /** The month alone, short: for the head of a column. */
  shortMonth(day: CalendarDay): string;
  weekday(day: CalendarDay): string;
  weekdayLong(day: CalendarDay): string;
  /** Date and time in Brussels. */
  moment(at: Temporal.Instant): string;
  country(code: string): string;
};

const made = new Map<Language, Words>();

/** The words of a language; made once, since `Intl` objects are dear. */
export const wordsIn = (language: Language): Words => {
  const known = made.get(language);
  if (known) return known;
  const words = makeWords(language);
  made.set(language, words);
  return words;
};

const locales: Record<Language, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB', es: 'es', pt: 'pt-PT' };

const makeWords = (language: Language): Words => {
  const locale = locales[language];
  const catalogue = catalogueOf(language);
  const formats = new Map<string, IntlMessageFormat>();
  const moment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Brussels',
  });
  const say = (key: string, args?: TextArgs): string => {
    const message = catalogue.get(key);
    if (message === undefined) return key;
    if (!message.includes('{') && !message.includes("'")) return message;
    const format = formats.get(key) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
    return String(format.format(args));
  };
  const ruleSaid = (ruleId: string): string => {
    const name = catalogue.get(`rulebook.rule-${ruleId}`);
    return name ? `${name} (${ruleId})` : ruleId;
  };
  const articleSaid = (citation: string): string => catalogue.get(citationKey(citation)) ?? citation;
  const problem = ({ key, args }: Problem): string =>
    say(key, args && spoken(args, { language, ruleSaid, articleSaid }));
  return {
    language,
    t: say,
    say,
    problem,
    problems: (all) => (all && all.length > 0 ? asSentences(all.map(problem)) : undefined),
    text: (value) => textIn((value ?? {}) as Localized, language).text,
    money: (amount) => writeMoney(amount, language),
    number: (value, digits) => writeDecimal(String(value), language, digits),
    day: (day) => writeDay(day, language),
    dayLong: (day) => writeDayLong(day, language),
    month: (day) => writeMonth(day, language),
    shortMonth: (day) => writeShortMonth(day, language),
    weekday: (day) => writeWeekday(day, language),
    weekdayLong: (day) => writeWeekdayLong(day, language),
    moment: (at) => moment.format(new Date(at.epochMilliseconds)),
    country: (code) => countryName(code, language),
  };
};

/** Sentences one after the other, each ended by a mark (or led on by a colon) but the last, which stands as it was written. */
const asSentences = (sentences: readonly string[]): string =>
  sentences
    .map((each, at) => (at < sentences.length - 1 && !/[.!?…:;]$/.test(each) ? `${each}.` : each))
    .join(' ');

type Sayings = {
  language: Language;
  ruleSaid: (ruleId: string) => string;
  articleSaid: (citation: string) => string;
};

/**
 * Rules speak in days, decimals beside a currency, and codes; a person reads them their own way, countries and rules by
 * name, articles as they are looked up.
 */
const spoken = (args: TextArgs, { language, ruleSaid, articleSaid }: Sayings): TextArgs =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const day = typeof value === 'string' ? calendarDay(value) : undefined;
      if (day) return [name, writeDay(day, language)];
      if ('currency' in args && typeof value === 'string' && isDecimal(value))
        return [name, writeDecimal(value, language)];
      if (name === 'rules') return [name, String(value).split(', ').map(ruleSaid).join('; ')];
      if (name === 'article') return [name, articleSaid(String(value))];
      if (name !== 'country' && name !== 'countries') return [name, value];
      return [name, String(value).replace(/\b[A-Z]{2}\b/g, (code) => countryName(code, language))];
    }),
  );
