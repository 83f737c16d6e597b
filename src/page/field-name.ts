import { fieldKey } from '../kernel/field-key.ts';
import type { Words } from '../text/words.ts';

/** A field in a word or two (`plannedFrom`: "Planned from"); undefined where the catalogue has none for it. */
export const fieldName = (words: Words, field: string): string | undefined => {
  const key = fieldKey(field);
  const name = words.say(key);
  return name === key ? undefined : name;
};
