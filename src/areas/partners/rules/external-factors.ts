import * as z from 'zod/mini';
import { languages } from '../../../kernel/language.ts';
import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import type { QuestionnaireItem } from './questionnaire.ts';

const line = z.string().check(z.trim(), z.maxLength(300));

/** Most factors that are added at once. */
export const mostAdded = 3;

/** The external factors of the next edition, in one language; `version` is the edition that was seen. */
export const wordingInput = z.object({
  version: z.int(),
  language: z.enum(languages),
  /** By code; one without words is asked no more. */
  texts: z.record(z.string(), line),
  added: z.array(line).check(z.maxLength(mostAdded)),
});

type Wording = Omit<z.infer<typeof wordingInput>, 'version'>;
export type WordedFactor = { code: string; text: Localized };

/**
 * The factors as they are asked from now on. Other words in a language that a factor has are another factor, which
 * everyone reads in those words; in a language that it lacks they are its translation.
 */
export const worded = (
  factors: readonly QuestionnaireItem[],
  { language, texts, added }: Wording,
): WordedFactor[] => {
  const kept = factors.flatMap(({ code, text }) => {
    const typed = texts[code];
    if (typed === undefined || typed === textIn(text, language).text) return { code, text };
    if (typed === '') return [];
    return {
      code,
      text: text[language] ? localized(language, typed) : withTranslation(text, language, typed),
    };
  });
  const free = Array.from({ length: kept.length + added.length }, (_, at) => `factor-${at + 1}`).filter(
    (code) => !kept.some((factor) => factor.code === code),
  );
  const fresh = added
    .filter((text) => text !== '')
    .map((text, at) => ({ code: free[at]!, text: localized(language, text) }));
  return [...kept, ...fresh];
};
