import type { Localized } from '../../../kernel/localized.ts';
import type { Words } from '../../../text/words.ts';

/** A title as the reader reads it: a partner's own words stay as they are, a text in several languages is chosen from. */
export const titleOf = (title: Localized | string, words: Words): string =>
  typeof title === 'string' ? title : words.text(title);
