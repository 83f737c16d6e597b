import { toDecimal } from '../../../kernel/money.ts';
import type { Words } from '../../../text/words.ts';

/** An item as people read it: ours have words in every language, what a cash book brought keeps its own. */
export const itemText = (words: Words, item: string): string => {
  const key = `finance.item-${item}`;
  const said = words.say(key);
  return said === key ? item : said;
};

/** The source of a rate as people read it; one that the program settled has words, a typed one is its own. */
export const rateSourceText = (words: Words, source: string): string => {
  const key = `finance.method-${source}`;
  const said = words.say(key);
  return said === key ? source : said;
};

/** An amount of minor units as people read it. */
export const minorText = (words: Words, minor: number, currency: string): string =>
  words.money({ minor, currency });

/** An amount as a person would type it into a field. */
export const typedAmount = (words: Words, minor: number, currency: string): string =>
  words.number(toDecimal({ minor, currency }));
