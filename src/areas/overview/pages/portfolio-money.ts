import type { Words } from '../../../text/words.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { sumOf } from '../rules/sums.ts';

type Field = 'budget' | 'spent' | 'opening' | 'transferred';

/** Sums by currency, since programmes may have several. */
export const moneyOf = (words: Words, lines: readonly PortfolioLine[], field: Field): string =>
  [...Map.groupBy(lines, ({ currency }) => currency)]
    .map(([currency, own]) => words.money({ minor: sumOf(own, (line) => line[field]), currency }))
    .join(' + ');

/** Of what was spent, what was certified before the house joined, which hangs on no activity; undefined where nothing was. */
export const certifiedBefore = (words: Words, lines: readonly PortfolioLine[]): string | undefined => {
  const own = lines.filter(({ opening }) => opening !== 0);
  return own.length === 0 ? undefined : moneyOf(words, own, 'opening');
};
