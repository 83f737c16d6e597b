import type { Words } from '../../../text/words.ts';
import type { Category } from '../rules/cell-change.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { inAxisOrder, isStandardAxis, isStandardCategory } from '../rules/standard-axes.ts';

/**
 * The cell of a breakdown as people read it: "sex: female, age: under 35"; nothing for the whole. Breakdowns of an
 * indicator's own (`axes`) have the words of its definition; standard ones the same words everywhere.
 */
export const ownCellText = (
  words: Words,
  breakdown: Readonly<Record<string, string>>,
  axes: readonly Axis[],
): string =>
  inAxisOrder(Object.keys(breakdown))
    .map((axis) =>
      words.t('page.labelled', {
        label: axisText(words, axis, axes),
        value: categoryText(words, { axis, category: breakdown[axis]! }, axes),
      }),
    )
    .join(', ');

export const axisText = (words: Words, key: string, axes: readonly Axis[]): string => {
  const own = isStandardAxis(key) ? undefined : axes.find((axis) => axis.key === key);
  return own ? words.text(own.label) : coded(words, key);
};

export const categoryText = (words: Words, place: Category, axes: readonly Axis[]): string => {
  const axis = isStandardCategory(place) ? undefined : axes.find(({ key }) => key === place.axis);
  const own = axis?.categories.find(({ key }) => key === place.category);
  return own ? words.text(own.label) : coded(words, place.category);
};

/** Breakdowns we offer have words; what an import or another programme names keeps its own. */
const coded = (words: Words, code: string): string => {
  const key = `results.cell-${code}`;
  const said = words.say(key);
  return said === key ? code : said;
};

/** `age=under_35,sex=female`; null for the whole. */
export const cellCode = (breakdown: Readonly<Record<string, string>>): string | null =>
  Object.entries(breakdown)
    .map((entry) => entry.join('='))
    .sort()
    .join(',') || null;

/** The cell of such a code. */
export const cellOfCode = (code: string): Record<string, string> =>
  Object.fromEntries(code.split(',').map((part) => part.split('=', 2) as [string, string]));
