import { type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import { type Localized, textIn } from '../../../kernel/localized.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Step } from './indicator-input.ts';
import { isNamed } from './measured.ts';

/** What of a definition says which words are answers: its categories, or the steps of its scale. */
export type Answered = { measure: string; scale: readonly Step[] };

/** What a cell of a file says of a value: its text, and the number where it reads as one. */
export type AnswerSaid = { text?: string | undefined; number?: Decimal | undefined };

type Reader = { language: string; stood?: Decimal | null | undefined };

/**
 * The number that a cell of a file stands for: a category or a step is named by its word in any language, by its number, or by both
 * ("3 · law"). Without a problem or a value it says nothing. What stood already (`stood`) may stay, also as no category.
 */
export const answerSaid = (
  { text, number }: AnswerSaid,
  of: Answered,
  { language, stood }: Reader,
): { value?: Decimal | undefined } | { problem: Problem } => {
  if (text === undefined && number === undefined) return {};
  const meant = of.scale.filter(
    (step) => sameDecimal(step.value, number) || (text && namesOf(step).has(nameKey(text))),
  );
  const [only] = meant;
  if (only && meant.length === 1) return { value: only.value };
  const typed = text ?? number ?? '';
  if (only) return { problem: { key: 'sheets.category-of-two', args: { typed, choices: listed(meant) } } };
  const mayStay = number !== undefined && (!isNamed(of) || sameDecimal(stood, number));
  if (mayStay) return { value: number };
  if (of.measure === 'qualitative') return { problem: { key: 'results.told-in-sentences' } };
  if (of.scale.length === 0) return { problem: { key: 'problem.not-a-number', args: { typed } } };
  return { problem: { key: 'sheets.no-such-category', args: { typed, choices: listed(of.scale) } } };

  function listed(steps: readonly Step[]): string {
    const isUnclear = steps.length < of.scale.length || !isNamed(of);
    return steps.map((step) => (isUnclear ? numbered(step, language) : wordOf(step, language))).join('; ');
  }
};

/**
 * How a file calls a category so that it is read back as the same: by its word in a language, with its number where the word alone means
 * another one too. Undefined where the value is no category.
 */
export const answerWord = (value: Decimal, of: Answered, language: string): string | undefined => {
  const step = isNamed(of) ? stepOf(of, value) : undefined;
  if (!step) return undefined;
  return [wordOf(step, language), numbered(step, language)].find((text) => {
    const read = answerSaid({ text, number: plainNumber(text) }, of, { language });
    return 'value' in read && sameDecimal(read.value, value);
  });
};

/** The category or the step that a value is; undefined where it is none. */
export const stepOf = ({ scale }: Pick<Answered, 'scale'>, value: Decimal): Step | undefined =>
  scale.find((step) => sameDecimal(step.value, value));

/** An answer as the shell gives it: a category with its number and its word, another value as the number that it is, else what is said in words. */
export const answerFigure = (
  value: Decimal | null | undefined,
  of: Answered,
  said?: unknown,
): Decimal | { code: Decimal; word: Localized } | { text: Localized } | null => {
  if (value == null) return said ? { text: said as Localized } : null;
  const step = isNamed(of) ? stepOf(of, value) : undefined;
  return step ? { code: step.value, word: step.label as Localized } : value;
};

const plainNumber = (text: string): Decimal | undefined =>
  /^-?\d+(\.\d+)?$/.test(text.trim()) ? text.trim() : undefined;

const wordOf = ({ label }: Step, language: string): string => textIn(label as Localized, language).text;

const numbered = (step: Step, language: string): string => `${step.value} · ${wordOf(step, language)}`;

const namesOf = ({ value, label }: Step): ReadonlySet<string> =>
  new Set(
    Object.values(label as Localized)
      .filter(({ text }) => text.trim() !== '')
      .flatMap(({ text }) => [text, `${value} · ${text}`, `${value} ${text}`].map(nameKey)),
  );
