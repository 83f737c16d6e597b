import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Language } from '../../../kernel/language.ts';
import { fromDecimal, whyNoMoney } from '../../../kernel/money.ts';
import { readDay, readDecimal } from '../../../kernel/notation.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type Cells, linesOfCells } from './text-cells.ts';

/** One line of a pasted cash book, in the order of its columns; what cannot be read is a problem, never a guess. */
export type CashBookLine = {
  /** Place in what was pasted, from 1. */
  no: number;
  paidOn: CalendarDay | undefined;
  description: string;
  amountMinor: number | undefined;
  heading: string;
  item: string;
  outcome: string;
  activity: string;
  problems: Problem[];
};

export const mostCashBookLines = 5000;

/**
 * Lines of a cash book from a spreadsheet or a text: day, description, amount, heading, item, outcome, activity; parted
 * by tabs, semicolons or commas, with or without quotes. A first line without a day or an amount is its head.
 */
export const readCashBook = (text: string, language: Language, currency: string): CashBookLine[] => {
  const read = linesOfCells(text).map((line) => readLine(line, language, currency));
  const [head] = read;
  const isHead = head && head.paidOn === undefined && head.amountMinor === undefined && read.length > 1;
  return isHead ? read.slice(1) : read;
};

const readLine = ({ no, cells }: Cells, language: Language, currency: string): CashBookLine => {
  const [day = '', description = '', amount = '', heading = '', item = '', outcome = '', activity = ''] =
    cells;
  const paidOn = readDay(day, language);
  const decimal = readDecimal(amount, language);
  const amountMinor = decimal === undefined ? undefined : fromDecimal(decimal, currency)?.minor;
  const problems: Problem[] = [];
  if (!paidOn)
    problems.push(day ? { key: 'problem.not-a-day', args: { typed: day } } : { key: 'finance.no-day' });
  if (!description) problems.push({ key: 'finance.no-description' });
  if (!amount) problems.push({ key: 'finance.no-amount' });
  else if (decimal === undefined) problems.push({ key: 'problem.not-an-amount', args: { typed: amount } });
  else if (amountMinor === undefined) problems.push(whyNoMoney(amount, decimal, currency));
  else if (amountMinor <= 0) problems.push({ key: 'finance.amount-not-positive' });
  return { no, paidOn, description, amountMinor, heading, item, outcome, activity, problems };
};
