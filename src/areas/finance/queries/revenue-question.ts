import type { FigureQuestion } from '../../../db/figure-question.ts';
import { revenueYears } from './revenues.ts';

/** Additional revenue by year, bank interest apart, and what was spent of it. */
export const revenueQuestion: FigureQuestion = {
  name: 'additional-revenue',
  axes: ['year'],
  most: 1,
  figures: ['additional', 'interest', 'spent'],
  ask: async (tx, instituteId, { programmeId, asOf }) => {
    const years = await revenueYears(tx, instituteId, { programmeId, asOf });
    return {
      rows: years.map(({ year, currency, additional, interest, spent }) => ({
        at: { year: String(year) },
        figures: {
          additional: { minor: additional, currency },
          interest: { minor: interest, currency },
          spent: { minor: spent, currency },
        },
      })),
    };
  },
};
