import { languages } from '../../../kernel/language.ts';
import { type Localized, localized, withTranslation } from '../../../kernel/localized.ts';
import { wordsIn } from '../../../text/words.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { axesInForce } from '../rules/standard-axes.ts';
import { axisText, categoryText } from './cell-words.ts';

/** The standard axes as an indicator's own would be kept, in the words of every language. */
export const standardAxesWorded = (): Axis[] =>
  axesInForce([]).map(({ key: axis, categories }) => ({
    key: axis,
    label: inLanguages((words) => axisText(words, axis, [])),
    categories: categories.map(({ key: category }) => ({
      key: category,
      label: inLanguages((words) => categoryText(words, { axis, category }, [])),
    })),
  }));

const inLanguages = (text: (words: ReturnType<typeof wordsIn>) => string): Localized => {
  const [source, ...others] = languages.map((language) => [language, text(wordsIn(language))] as const);
  return others.reduce(
    (label, [language, said]) => withTranslation(label, language, said),
    localized(...source!),
  );
};
