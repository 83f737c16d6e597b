import type { FigureQuestion } from '../../../db/figure-question.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ActivityTotal, activityTotals } from './activity-totals.ts';

const figures = ['planned', 'held', 'cancelled', 'participants', 'women', 'participantDays'] as const;

const axes = ['outcome', 'kind'] as const;

/** How much was planned and held, and how many attended, by outcome and kind of action. */
const activitiesQuestion: FigureQuestion = {
  name: 'activities',
  axes,
  most: 2,
  narrows: ['outcome', 'partner', 'year'],
  figures,
  ask: async (tx, instituteId, { programmeId, by, asOf, narrowed = {} }) => {
    const outcomes = await outcomesOf(tx, instituteId, programmeId);
    const codes = new Map(outcomes.map(({ id, code }) => [id, code]));
    const totals = await activityTotals(tx, instituteId, {
      ...{ programmeId, asOf, year: narrowed.year },
      ...{ outcomeId: narrowed.outcomeId, partnershipId: narrowed.partnershipId },
    });
    const keysOf = ({ outcomeId, kind }: ActivityTotal) => ({
      ...(by.includes('outcome') ? { outcome: codes.get(outcomeId) ?? null } : {}),
      ...(by.includes('kind') ? { kind } : {}),
    });
    const rows = [...Map.groupBy(totals, (total) => JSON.stringify(keysOf(total)))];
    return {
      rows: rows.map(([, list]) => ({ at: keysOf(list[0]!), figures: added(list) })),
      total: added(totals),
    };
  },
};

export const activityQuestions: readonly FigureQuestion[] = [activitiesQuestion];

const added = (totals: readonly ActivityTotal[]) =>
  Object.fromEntries(
    figures.map((figure) => [figure, totals.reduce((sum, total) => sum + total[figure], 0)]),
  );
