import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import { citationKey } from '../../../text/citation-key.ts';
import type { Words } from '../../../text/words.ts';
import type { Tone } from '../../../ui/tone.ts';
import { choicesOfUnit } from '../rules/parameter-input.ts';
import { type Check, type Confidence, parameterUnset } from '../rules/rule.ts';

/** A text where the catalogue has one for the code, else the code itself. */
const named = (words: Words, key: string, code: string): string => {
  const said = words.say(key);
  return said === key ? code : said;
};

/** The rule in a few words. */
export const ruleName = (words: Words, ruleId: string): string =>
  named(words, `rulebook.rule-${ruleId}`, ruleId);

/** One of a rule's numbers in a few words. */
export const numberName = (words: Words, ruleId: string, name: string): string =>
  named(words, `rulebook.number-${ruleId}-${name}`, name.replaceAll('-', ' '));

/** An article as the reader would look it up: those that the program cites are known in every language. */
export const citationText = (words: Words, citation: string): string =>
  named(words, citationKey(citation), citation);

/** What a rule says of a thing; a number that it misses by its name, the article as the reader looks it up. */
export const checkText = (words: Words, { ruleId, sentence }: Pick<Check, 'ruleId' | 'sentence'>): string => {
  if (sentence.key !== parameterUnset) return words.problem(sentence);
  const { name, citation } = sentence.args as { name: string; citation: string };
  return words.t(parameterUnset, {
    name: numberName(words, ruleId, name),
    citation: citationText(words, citation),
  });
};

/** Units that the program's own numbers have. */
export const unitCodes = [
  '%',
  'EUR',
  'days',
  'working days',
  'days of the year',
  'months',
  'years',
  'countries',
  'characters',
  'organisations',
  'budget items',
  'points',
  'programme currency',
] as const;

export const unitName = (words: Words, unit: string): string => named(words, `rulebook.unit-${unit}`, unit);

/** One of the few words that a value is chosen from. */
export const choiceName = (words: Words, value: string): string =>
  named(words, `rulebook.choice-${value}`, value);

/** For a heading: the first letter a capital. */
export const asHeading = (words: Words, text: string): string =>
  text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1);

/** A number with its unit, the reader's way; undefined where nobody knows it. */
export const numberText = (
  words: Words,
  { value, unit }: { value: string | null; unit: string },
): string | undefined => {
  if (value === null) return undefined;
  if (choicesOfUnit[unit]) return choiceName(words, value);
  const written = isDecimal(value) ? words.number(value) : value;
  return unit ? `${written} ${unitName(words, unit)}` : written;
};

/** From a day until another, or open. */
export const periodText = (words: Words, from: CalendarDay, until: CalendarDay | null): string =>
  until
    ? words.t('rulebook.from-until', { from: words.day(from), until: words.day(until) })
    : words.t('rulebook.from-on', { from: words.day(from) });

/** How a confidence is coloured; it never speaks by colour alone. */
export const confidenceTone: Readonly<Record<Confidence, Tone>> = {
  read: 'ok',
  recalled: 'info',
  guessed: 'warn',
  unset: 'stop',
};
