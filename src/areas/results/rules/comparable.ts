import { type Localized, sourceOf, sourceText } from '../../../kernel/localized.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { OverTime } from './indicator-input.ts';

type Meant = { measure: string; overPartners: string };
type Ways = { overTime: OverTime; overPartners: string };
type Counted = { unit: Localized };

/**
 * Why values under two definitions cannot be added up, whatever is said of them: another kind of value, or parts that were
 * never asked for.
 */
export const whyNotComparable = (before: Meant, after: Meant): Problem | undefined => {
  const needsParts = after.overPartners === 'ratio' && before.overPartners !== 'ratio';
  const isAnother = kindOf(before) !== kindOf(after) || needsParts;
  return isAnother ? { key: 'results.does-not-compare' } : undefined;
};

/**
 * Whether each value counted what was new and counts all since the beginning now, or the other way round. What was measured
 * so far compares only where it was counted so already and the definition was mistaken: that must be said.
 */
export const countsOtherwise = (before: OverTime, after: OverTime): boolean =>
  (before === 'sum' && after === 'cumulative') || (before === 'cumulative' && after === 'sum');

/** Whether values of another partner or period come together otherwise, which changes every figure of the past: a person says why. */
export const comesTogetherOtherwise = (before: Ways, after: Ways): boolean =>
  !countsOtherwise(before.overTime, after.overTime) &&
  (before.overTime !== after.overTime || before.overPartners !== after.overPartners);

/** A publication says of yes and no that they are names. */
const kindOf = ({ measure }: Meant): string => (measure === 'boolean' ? 'nominal' : measure);

/**
 * Whether the unit is worded otherwise in the language in which it was first written, before or after: a translation counts nothing
 * else. Where the two have neither in common, they are the same where any of their words are. It may be a spelling put right or
 * another thing that is counted: a person says which, with the reason where what was measured compares; a file cannot. To name one
 * where none was named changes nothing.
 */
export const wordsUnitOtherwise = ({ unit: was }: Counted, { unit: is }: Counted): boolean => {
  if (sourceText(was).trim() === '' || sourceText(is).trim() === '') return false;
  const language = [sourceOf(was), sourceOf(is)].find(
    (each) => each !== undefined && textOf(was, each) !== '' && textOf(is, each) !== '',
  );
  if (language !== undefined) return textOf(was, language) !== textOf(is, language);
  const words = Object.keys(was).map((each) => textOf(was, each));
  return !Object.keys(is).some((each) => textOf(is, each) !== '' && words.includes(textOf(is, each)));
};

const textOf = (value: Localized, language: string): string =>
  Object.hasOwn(value, language) ? value[language]!.text.trim().toLowerCase() : '';
