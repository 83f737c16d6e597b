import type { Words } from '../../../text/words.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import { isNamed, isWritten } from '../rules/measured.ts';

type Said = Pick<IndicatorRollUp, 'indicator' | 'words' | 'actual'>;

/**
 * What was last said in words of an indicator, for a line of its own; of several who said something, with the name of the last. Words of
 * one partner beside categories that do not come together are not those of the whole: nothing.
 */
export const lastWords = (words: Words, { indicator, words: said, actual }: Said): string => {
  if (!said || (isNamed(indicator) && (actual?.value ?? null) === null)) return '';
  const text = words.text(said.text ?? said.comment);
  if (!said.isOfSeveral || !isWritten(indicator) || !text) return text;
  return words.t('results.last-of-several', { who: said.by ?? words.t('results.institute-itself'), text });
};

/** The same in the place of a figure: only of sentences, which have none. */
export const wordsAsFigure = (words: Words, row: Said): string =>
  isWritten(row.indicator) ? lastWords(words, row) : '';
