import { isCountryCode } from '../../../kernel/country.ts';
import type { Language } from '../../../kernel/language.ts';
import { fromDecimal, type Money, whyNoMoney } from '../../../kernel/money.ts';
import { readDecimal } from '../../../kernel/notation.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type Cells, linesOfCells } from './text-cells.ts';

/** A line of the table: a country and the most a person and day; what cannot be read is a problem, never a guess. */
export type PerDiemLine = { no: number; country: string; amount: Money | undefined; problems: Problem[] };

/** Lines of a table: country code, amount, currency. A first line in which neither can be read is its head. */
export const readPerDiems = (text: string, language: Language): PerDiemLine[] => {
  const read = linesOfCells(text).map((line) => readLine(line, language));
  const [head, ...rest] = read;
  const isHead = head && !isCountryCode(head.country) && head.amount === undefined && rest.length > 0;
  const lines = isHead ? rest : read;
  return lines.map((line, at) => {
    const first = lines.findIndex(({ country }) => country === line.country);
    if (first === at || line.problems.length > 0) return line;
    const twice = { key: 'finance.per-diem-twice', args: { country: line.country, no: lines[first]!.no } };
    return { ...line, problems: [twice] };
  });
};

const readLine = (
  { no, cells: [typed = '', written = '', code = ''] }: Cells,
  language: Language,
): PerDiemLine => {
  const country = typed.toUpperCase();
  const currency = code.toUpperCase();
  const decimal = readDecimal(written, language);
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const amount = decimal !== undefined && isCurrency ? fromDecimal(decimal, currency) : undefined;
  const problems: Problem[] = [];
  if (!isCountryCode(country)) problems.push({ key: 'finance.country-unknown' });
  if (decimal === undefined) problems.push({ key: 'problem.not-an-amount', args: { typed: written } });
  else if (!isCurrency) problems.push({ key: 'finance.currency-form' });
  else if (!amount) problems.push(whyNoMoney(written, decimal, currency));
  else if (amount.minor <= 0) problems.push({ key: 'finance.amount-not-positive' });
  return { no, country, amount, problems };
};
