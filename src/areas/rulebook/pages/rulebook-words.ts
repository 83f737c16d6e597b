import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import type { Words } from '../../../text/words.ts';
import type { Tone } from '../../../ui/tone.ts';
import type { Confidence } from '../rules/rule.ts';

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

/** A number with its unit, the reader's way; undefined where nobody knows it. */
export const numberText = (
  words: Words,
  { value, unit }: { value: string | null; unit: string },
): string | undefined => {
  if (value === null) return undefined;
  const written = isDecimal(value) ? words.number(value) : value;
  return unit ? `${written} ${named(words, `rulebook.unit-${unit}`, unit)}` : written;
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
