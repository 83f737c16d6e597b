import type { FigureRow, InstituteQuestion } from '../../../db/figure-question.ts';
import { exchangeBalance } from './exchange-balance.ts';

/** The balance of exchanges (A7) by year: held in the South and the North, between two or several, and those to come. */
export const exchangeBalanceQuestion: InstituteQuestion = {
  name: 'exchange-balance',
  axes: ['year'],
  most: 1,
  ofToday: 'year, country and side of exchanges, as they are planned today',
  narrows: ['year'],
  figures: ['south', 'north', 'unsaid', 'bilateral', 'multilateral', 'held', 'planned'],
  ask: async (institutes) => {
    const rows: FigureRow[] = [];
    for (const { id, code, asOf, narrowed, read } of institutes)
      for (const { year, ...figures } of await read((tx) => exchangeBalance(tx, id, asOf)))
        if (narrowed?.year === undefined || narrowed.year === year)
          rows.push({ at: { institute: code, year: String(year) }, figures });
    return { rows };
  },
};
