import type { Words } from '../../../text/words.ts';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import { itemText } from './money-words.ts';

type Named = Pick<BudgetAmountRow, 'outcomeCode' | 'block' | 'line' | 'heading' | 'item' | 'partner'>;

/** The outcome, or the block that no outcome bears. */
export const groupWords = (words: Words, { outcomeCode, block }: Named): string =>
  outcomeCode ?? words.say(`finance.block-${block}`);

/** Line, heading and partner of a row, as far as it has them. */
export const lineWords = (words: Words, { line, heading, partner }: Named): string[] =>
  [
    line && words.say(`finance.line-${line}`),
    heading && words.say(`finance.heading-${heading}`),
    partner,
  ].flatMap((each) => each || []);

/** All that tells a row from the others. */
export const rowWords = (words: Words, row: Named): string[] => [
  groupWords(words, row),
  ...lineWords(words, row),
  ...(row.item ? [itemText(words, row.item)] : []),
];
