import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { canonicalDecimal, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { readDecimal } from '../../../kernel/notation.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { RateSource } from './exchange-methods.ts';

/** Units of a currency for one euro, on a day or from the first day of a month. */
export type PublishedRate = { currency: string; on: CalendarDay; perEuro: Decimal };

/** What is wrong with a line of the file, counted from 1. */
export type RateLineProblem = { no: number; problem: Problem };

export type RateFile = { source: RateSource; rates: PublishedRate[]; problems: RateLineProblem[] };

export const mostRates = 100_000;
const mostProblems = 100;

/**
 * Rates out of a file or a paste: the European Central Bank's (`Date,USD,JPY,...`, a line a day, N/A where there is
 * none) or InforEuro's (country, currency, ISO code, units for one euro, month). Undefined where it is neither; what
 * cannot be read is a problem of its line, never a guess. The euro itself is left out.
 */
export const readRateFile = (text: string): RateFile | undefined => {
  const separator = ['\t', ';'].find((each) => text.includes(each)) ?? ',';
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at): Line => ({ no: at + 1, cells: cellsOf(line, separator) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [head, ...body] = lines;
  if (!head) return undefined;
  const isDaily = head.cells[0]?.toLowerCase() === 'date';
  if (isDaily) return once('ecb', dailyRates(head.cells.slice(1), body));
  const isMonthly = lines.some(({ cells }) => cells.length >= 3 && isCode(cells[2]!));
  if (!isMonthly) return undefined;
  return once('inforeuro', monthlyRates(isCode(head.cells[2] ?? '') ? lines : body));
};

type Line = { no: number; cells: string[] };
type Read = { no: number; rate: PublishedRate } | RateLineProblem;

const cellsOf = (line: string, separator: string): string[] => {
  const outsideQuotes = new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`);
  const cells = line.split(line.includes('"') ? outsideQuotes : separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells;
};

const isCode = (cell: string): boolean => /^[A-Z]{3}$/.test(cell);
const known = new Set(Intl.supportedValuesOf('currency'));

const dailyRates = (codes: readonly string[], lines: readonly Line[]): Read[] => {
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined || codes.length === 0)
    return [{ no: 1, problem: { key: 'finance.rate-currency-unknown', args: { typed: unknown ?? '' } } }];
  return lines.flatMap(({ no, cells: [day = '', ...cells] }): Read[] => {
    const on = dayNamed(day);
    if (!on) return [{ no, problem: { key: 'problem.not-a-day', args: { typed: day } } }];
    if (cells.length !== codes.length) return [{ no, problem: { key: 'finance.rate-line-cut' } }];
    return cells.flatMap((cell, at) =>
      cell === 'N/A' || cell === '' ? [] : [rateOf(no, codes[at]!, on, cell)],
    );
  });
};

const monthlyRates = (lines: readonly Line[]): Read[] => {
  // "17,150" is open until another rate of the file shows that its comma is a decimal one.
  const isComma = lines.some(({ cells: [, , , rate = ''] }) => /^\d+,\d+$/.test(rate) && !isOpen(rate));
  return lines.map(({ no, cells }) => {
    const [, , code = '', rate = '', month = ''] = cells;
    if (cells.length < 5) return { no, problem: { key: 'finance.rate-line-cut' } };
    if (!isCode(code) || !known.has(code))
      return { no, problem: { key: 'finance.rate-currency-unknown', args: { typed: code } } };
    const on = monthNamed(month);
    if (!on) return { no, problem: { key: 'finance.rate-month-unreadable', args: { typed: month } } };
    return rateOf(no, code, on, isComma && /^\d+,\d+$/.test(rate) ? rate.replace(',', '.') : rate);
  });
};

/** One comma before three digits may part thousands. */
const isOpen = (typed: string): boolean => /^[1-9]\d{0,2},\d{3}$/.test(typed);

const rateOf = (no: number, currency: string, on: CalendarDay, typed: string): Read => {
  if (isOpen(typed)) return { no, problem: { key: 'finance.rate-ambiguous', args: { typed } } };
  const decimal = /^\d+[.,]\d+$/.test(typed) ? typed.replace(',', '.') : readDecimal(typed, 'en');
  const perEuro = decimal === undefined ? undefined : canonicalDecimal(decimal);
  if (perEuro === undefined || perEuro.length > 40)
    return { no, problem: { key: 'problem.not-an-amount', args: { typed: typed.slice(0, 60) } } };
  if (compareDecimals(perEuro, '0') <= 0) return { no, problem: { key: 'finance.rate-not-positive' } };
  return { no, rate: { currency, on, perEuro } };
};

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** `2026-11-27` of the history, `27 November 2026` of the file of the day. */
const dayNamed = (text: string): CalendarDay | undefined => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const place = months.indexOf(month.toLowerCase());
  return place === -1 ? calendarDay(text) : calendarDay(`${year}-${two(place + 1)}-${two(day)}`);
};

/** `2026-11`, `11/2026`, `11-2026` or the first day of it; the month's first day. */
const monthNamed = (text: string): CalendarDay | undefined => {
  const match =
    /^(?<y>\d{4})[-/](?<m>\d{1,2})(?:[-/]0?1)?$/.exec(text) ??
    /^(?:0?1[-/])?(?<m>\d{1,2})[-/](?<y>\d{4})$/.exec(text);
  return match?.groups && calendarDay(`${match.groups.y}-${two(match.groups.m!)}-01`);
};

const two = (part: string | number): string => String(part).padStart(2, '0');

/** Several countries share a currency and may say the same rate; what says another one twice is a problem. */
const once = (source: RateSource, read: readonly Read[]): RateFile => {
  const problems: RateLineProblem[] = [];
  const rates = new Map<string, { no: number; rate: PublishedRate }>();
  for (const each of read) {
    if ('problem' in each) problems.push(each);
    else if (each.rate.currency !== 'EUR') {
      const { currency, on, perEuro } = each.rate;
      const before = rates.get(`${currency} ${on}`);
      if (!before) rates.set(`${currency} ${on}`, each);
      else if (source === 'ecb' || before.rate.perEuro !== perEuro)
        problems.push({
          no: each.no,
          problem: { key: 'finance.rate-twice', args: { currency, line: before.no } },
        });
    }
  }
  if (rates.size > mostRates)
    problems.unshift({ no: 1, problem: { key: 'finance.too-many-rates', args: { most: mostRates } } });
  return {
    source,
    rates: [...rates.values()].map(({ rate }) => rate),
    problems: problems.slice(0, mostProblems),
  };
};
