import { isLanguage, type Language } from '../../../kernel/language.ts';
import { readDecimal, writeDecimal } from '../../../kernel/notation.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { ReportRow } from '../queries/reporting-windows.ts';

/** The parts of a figure that are numbers. */
export const numbers = ['value', 'numerator', 'denominator'] as const;

/** A draft of someone who writes numbers another way, in this reader's; what was no number stays as it was typed. */
export const draftIn = (language: Language, { draft, draftLanguage }: ReportRow): Typed => {
  const typed = draft ?? {};
  if (draftLanguage === language || !isLanguage(draftLanguage ?? '')) return typed;
  return Object.fromEntries(
    Object.entries(typed).map(([name, values]) => {
      if (!numbers.some((part) => name.endsWith(`.${part}`))) return [name, values];
      return [
        name,
        values.map((value) => {
          const read = readDecimal(value, draftLanguage as Language);
          return read === undefined ? value : writeDecimal(read, language);
        }),
      ];
    }),
  );
};

/** What the frame of a form carries is no part of what was typed. */
export const draftOf = (texts: Page['form']['texts']): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(texts).filter(
      ([name, values]) => (name.startsWith('f.') || kept.includes(name)) && values.some(Boolean),
    ),
  );
const kept = ['provenance', 'onBehalf', 'reason'];
