import { type Decimal, roundDecimal } from '../../../kernel/decimal.ts';
import type { Words } from '../../../text/words.ts';

import type { Axis } from '../rules/indicator-input.ts';

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

/** The cell of a breakdown: "sex: female, age: under 35"; nothing for the whole. */
export const cellText = (words: Words, breakdown: Readonly<Record<string, string>>): string =>
  Object.entries(breakdown)
    .map(([name, value]) => `${coded(words, name)}: ${coded(words, value)}`)
    .join(', ');

/** The same where an indicator has breakdowns of its own, with the words of its definition. */
export const ownCellText = (
  words: Words,
  breakdown: Readonly<Record<string, string>>,
  axes: readonly Axis[],
): string =>
  Object.entries(breakdown)
    .map(([name, value]) => {
      const axis = axes.find(({ key }) => key === name);
      const category = axis?.categories.find(({ key }) => key === value);
      return axis && category
        ? `${words.text(axis.label)}: ${words.text(category.label)}`
        : cellText(words, { [name]: value });
    })
    .join(', ');

/** Breakdowns we offer have words; what an import or another programme names keeps its own. */
const coded = (words: Words, code: string): string => {
  const key = `results.cell-${code}`;
  const said = words.say(key);
  return said === key ? code : said;
};
