import type { FigureQuestion } from '../../../db/figure-question.ts';
import { type EvaluationRow, evaluationsOf } from './evaluations.ts';

/** Evaluations of a programme, how many gave a report, and how many of their recommendations were answered. */
export const evaluationQuestion: FigureQuestion = {
  name: 'evaluations',
  axes: ['kind', 'outcome'],
  most: 2,
  figures: ['evaluations', 'received', 'recommendations', 'answered', 'signed'],
  ask: async (tx, instituteId, { programmeId, by, asOf, on }) => {
    const planned = await evaluationsOf(tx, instituteId, programmeId, { asOf, on });
    const rows = planned.filter(({ withdrawn }) => withdrawn === null);
    const atOf = ({ kind, outcomeCode }: EvaluationRow) => ({
      ...(by.includes('kind') ? { kind } : {}),
      ...(by.includes('outcome') ? { outcome: outcomeCode } : {}),
    });
    const groups = [...Map.groupBy(rows, (row) => JSON.stringify(atOf(row))).entries()];
    return {
      rows: groups
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, group]) => ({ at: atOf(group[0]!), figures: figuresOf(group) })),
      total: figuresOf(rows),
    };
  },
};

const figuresOf = (rows: readonly EvaluationRow[]) => {
  const sum = (of: (row: EvaluationRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    evaluations: rows.length,
    received: rows.filter(({ receivedOn }) => receivedOn !== null).length,
    recommendations: sum(({ recommendations }) => recommendations),
    answered: sum(({ recommendations, unanswered }) => recommendations - unanswered),
    signed: rows.filter(({ signedOn }) => signedOn !== null).length,
  };
};
