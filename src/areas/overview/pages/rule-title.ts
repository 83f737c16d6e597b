import type { Words } from '../../../text/words.ts';

const areasWithRules = ['rulebook', 'partners', 'programmes', 'rights', 'activities', 'results', 'finance'];

/** A rule in a few words, from the catalogue of the area that owns it; its id where none names it. */
export const ruleTitle = (words: Words, ruleId: string): string => {
  const keys = areasWithRules.map((area) => `${area}.rule-${ruleId}`);
  const known = keys.find((key) => words.say(key) !== key);
  return known ? words.say(known) : ruleId;
};
