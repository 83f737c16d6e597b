import { isDecimal } from '../../../kernel/decimal.ts';
import type { Language } from '../../../kernel/language.ts';
import { readDecimal, writeDecimal } from '../../../kernel/notation.ts';
import type { Reader } from '../../../page/form.ts';

/** A rulebook value: a number in the person's notation becomes a plain decimal, any other text stays as it is. */
export const valueAsWritten: Reader<string | undefined> & {
  /** The same value the way the person writes it. */
  write(value: string, language: Language): string;
} = Object.assign(
  (typed: Parameters<Reader<string>>[0], name: string, language: Language) => {
    const written = typed[name]?.[0]?.trim() ?? '';
    return { value: written ? (readDecimal(written, language) ?? written) : undefined };
  },
  {
    write: (value: string, language: Language) => (isDecimal(value) ? writeDecimal(value, language) : value),
  },
);
