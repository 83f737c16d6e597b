import { type Decimal, roundDecimal } from '../../../kernel/decimal.ts';
import type { Words } from '../../../text/words.ts';

type Measured = { measure: string; unit: string | null };

/** A value as people read it, with per cent or its unit; nothing where there is no value. */
export const figureText = (
  words: Words,
  value: Decimal | null | undefined,
  { measure, unit }: Measured,
): string => {
  if (value === null || value === undefined) return '';
  if (measure === 'boolean') return words.t(value === '0' ? 'page.no' : 'page.yes');
  const number = figureNumber(words, value);
  if (measure === 'percentage') return `${number}\u00a0%`;
  return unit ? `${number}\u00a0${unit}` : number;
};

/**
 * A measured or computed number as people read it: at most two decimals. Exports and forms keep the exact value.
 */
export const figureNumber = (words: Words, value: Decimal): string => {
  const [, fraction = ''] = value.split('.');
  return words.number(fraction.length > 2 ? roundDecimal(value, 2).replace(/\.?0+$/, '') : value);
};
