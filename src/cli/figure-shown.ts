import type { FigureValue } from '../db/figure-question.ts';
import { type Localized, sourceText } from '../kernel/localized.ts';
import { toDecimal } from '../kernel/money.ts';

type Plain =
  | { amount: string; currency: string }
  | { code: string; word: Record<string, string> }
  | { text: Record<string, string> }
  | string
  | number
  | null;

/** A figure as JSON has it: amounts as decimals with their currency, a category with its word and a sentence in each of their languages. */
export function plain(value: { minor: number; currency: string }): { amount: string; currency: string };
export function plain(value: FigureValue): Plain;
export function plain(value: FigureValue): Plain {
  if (value === null || typeof value !== 'object') return value;
  if ('code' in value) return { code: value.code, word: inLanguages(value.word) };
  if ('text' in value) return { text: inLanguages(value.text) };
  return { amount: toDecimal(value), currency: value.currency };
}

/** The same in a table; a category and a sentence in the language in which they were written. */
export const shown = (value: FigureValue): string => {
  if (value === null) return '-';
  if (typeof value !== 'object') return String(value);
  if ('code' in value) return onItsLine(`${value.code} ${sourceText(value.word)}`);
  if ('text' in value) return onItsLine(sourceText(value.text));
  const { amount, currency } = plain(value);
  return `${amount} ${currency}`;
};

/** What people wrote keeps its line and tells the terminal nothing. */
export const onItsLine = (written: string): string => written.replace(/\p{Cc}+/gu, ' ');

const inLanguages = (said: Localized): Record<string, string> =>
  Object.fromEntries(Object.entries(said).map(([language, { text }]) => [language, text]));
