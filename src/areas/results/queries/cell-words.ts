import type { Words } from '../../../text/words.ts';
import type { Axis } from '../rules/indicator-input.ts';

/**
 * The cell of a breakdown as people read it: "sex: female, age: under 35"; nothing for the whole. Breakdowns of an
 * indicator's own (`axes`) have the words of its definition.
 */
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
        ? words.t('page.labelled', { label: words.text(axis.label), value: words.text(category.label) })
        : words.t('page.labelled', { label: coded(words, name), value: coded(words, value) });
    })
    .join(', ');

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
