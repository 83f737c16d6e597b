import { type Decimal, roundDecimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Words } from '../../../text/words.ts';
import { answersAddUp } from '../rules/aimed-value.ts';
import type { Step } from '../rules/indicator-input.ts';
import { isNamed } from '../rules/measured.ts';

export type Measured = {
  measure: string;
  /** Null where it stands beside. */
  unit: Localized | null;
  /** The steps that a value is one of, where the indicator has a scale, or the categories. */
  scale: readonly Step[];
  /** How values come together, where the value is what they come to. */
  overTime?: string;
  overPartners?: string;
};

/**
 * A value as people read it, with per cent or its unit; nothing where there is no value. A yes or no is one where it is one
 * answer, or the last or highest of them; what several answers come to is a number. A step of a scale is followed by its word
 * ("3 · partly"), a category is its word, and what stands as none of them is marked; what lies between steps, as a mean does, and what adds several up is a number.
 */
export const figureText = (words: Words, value: Decimal | null | undefined, measured: Measured): string => {
  const { measure } = measured;
  const unit = words.text(measured.unit);
  if (value === null || value === undefined) return '';
  if (measure === 'boolean' && !answersAddUp(measured)) {
    if (sameDecimal(value, '1')) return words.t('page.yes');
    if (sameDecimal(value, '0')) return words.t('page.no');
  }
  const number = figureNumber(words, value);
  if (measure === 'percentage') return `${number}\u00a0%`;
  const step = stepOf(measured, value);
  if (isNamed(measured)) return step ? words.text(step.label) : words.t('results.no-category', { number });
  return [unit ? `${number}\u00a0${unit}` : number, ...(step ? [words.text(step.label)] : [])].join(' · ');
};

/** What a baseline or a target says: its value, and the words that stand beside it or in its place. */
export const saidText = (
  words: Words,
  said: { value: Decimal | null | undefined; text: unknown },
  measured: Measured,
): string => [figureText(words, said.value, measured), words.text(said.text)].filter(Boolean).join(' · ');

/** Whether sentences stand among these, which in a column of numbers would neither wrap nor read well. */
export const hasSentences = (texts: readonly unknown[]): boolean =>
  texts.some((text) => Object.keys((text ?? {}) as Localized).length > 0);

/** What a value is counted in, as it stands in a label; empty where nothing is said. */
export const unitText = (words: Words, { measure, unit }: Pick<Measured, 'measure' | 'unit'>): string =>
  measure === 'percentage' ? '%' : words.text(unit);

const stepOf = ({ scale, overTime, overPartners }: Measured, value: Decimal): Step | undefined =>
  [overTime, overPartners].includes('sum') ? undefined : scale.find((step) => sameDecimal(step.value, value));

/** The value of one measurement, whatever several of them come to. */
export const answerText = (
  words: Words,
  value: Decimal | null | undefined,
  { measure, unit, scale }: Measured,
): string => figureText(words, value, { measure, unit, scale });

/** A figure of one partner: its answer, where it is made of one. */
export const partnerText = (
  words: Words,
  { value, entries }: { value: Decimal | null; entries: number },
  measured: Measured,
): string => (entries === 1 ? answerText : figureText)(words, value, measured);

/**
 * A measured or computed number as people read it: at most two decimals. Exports and forms keep the exact value.
 */
export const figureNumber = (words: Words, value: Decimal): string => {
  const [, fraction = ''] = value.split('.');
  return words.number(fraction.length > 2 ? roundDecimal(value, 2).replace(/\.?0+$/, '') : value);
};
