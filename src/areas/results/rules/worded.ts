import * as z from 'zod/mini';
import { type Localized, localized, sourceOf } from '../../../kernel/localized.ts';
import { localizedInput } from './localized-input.ts';

/** What is said in a few words of a definition: per language, or as text alone, as files of before say it (`wordedIn`). */
export const wordedInput = z.optional(
  z.union([z.string().check(z.trim(), z.maxLength(500)), localizedInput]),
);
type Said = z.infer<typeof localizedInput>;
type Worded = z.infer<typeof wordedInput>;

const isSaidAlike = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

type InLanguages = Record<'unit' | 'sourceOfVerification' | 'responsible', Localized>;
/** A definition of which each such thing is said in languages. */
export type InWords<T> = Omit<T, keyof InLanguages> & InLanguages;

/**
 * What is said of it in languages; `{}`: nothing. Text alone that stands already in some language, if in other letters, is what stands;
 * else it is in the language in which the title was written.
 */
export const wordedIn = (said: Worded, title: Said, standing: Localized = {}): Localized => {
  if (typeof said === 'object') return said as Localized;
  if (!said) return {};
  if (Object.values(standing).some(({ text }) => isSaidAlike(text, said))) return standing;
  return localized(sourceOf(title as Localized) ?? 'fr', said);
};

/** What a definition says in a few words, each in languages; `standing`: the definition in force. */
export const wordsOf = (
  said: Partial<Record<keyof InLanguages, Worded>> & { title: Said },
  standing: Partial<InLanguages> = {},
): InLanguages => ({
  unit: wordedIn(said.unit, said.title, standing.unit),
  sourceOfVerification: wordedIn(said.sourceOfVerification, said.title, standing.sourceOfVerification),
  responsible: wordedIn(said.responsible, said.title, standing.responsible),
});
