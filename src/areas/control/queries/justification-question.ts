import type { FigureQuestion } from '../../../db/figure-question.ts';
import { axisNames, verdictsOfToday } from '../../finance/queries/money-questions.ts';
import { justification } from './justification.ts';

/** Budget, charged amounts and what own funds bear, by outcome or block and by year (art. 47 §1). */
export const justificationQuestion: FigureQuestion = {
  name: 'justification',
  axes: ['outcome', 'year'],
  most: 2,
  figures: ['budget', 'charged', 'own-funds'],
  ofToday: verdictsOfToday,
  ask: async (tx, instituteId, { programmeId, by, asOf }) => {
    const { currency, lines } = await justification(tx, instituteId, programmeId, asOf);
    const named = await axisNames(tx, instituteId, programmeId, ['outcome']);
    const placed = lines.map((line) => {
      const at = { outcome: named('outcome', line.key), year: String(line.year) };
      return { line, at: Object.fromEntries(by.map((axis) => [axis, at[axis as keyof typeof at]])) };
    });
    const sums = (of: readonly (typeof placed)[number][]) => {
      const sum = (field: 'budget' | 'charged' | 'ownFunds') => ({
        minor: of.reduce((total, { line }) => total + line[field], 0),
        currency,
      });
      return { budget: sum('budget'), charged: sum('charged'), 'own-funds': sum('ownFunds') };
    };
    const grouped = Map.groupBy(placed, ({ at }) => JSON.stringify(at));
    return {
      rows: [...grouped]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, list]) => ({ at: list[0]!.at, figures: sums(list) })),
      total: sums(placed),
    };
  },
};
