import type { FigureAsked, FigureQuestion } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { textIn } from '../../../kernel/localized.ts';
import { riskScore } from '../rules/risk-tone.ts';
import { graveFrom } from './grave-from.ts';
import { type RiskRow, risksOf } from './risks.ts';

const risksAsked = async (
  tx: Tx,
  instituteId: string,
  { programmeId, narrowed = {}, asOf, on }: FigureAsked,
): Promise<RiskRow[]> =>
  (await risksOf(tx, instituteId, programmeId, { asOf, on })).filter(
    ({ outcomeId }) => narrowed.outcomeId === undefined || outcomeId === narrowed.outcomeId,
  );

/** A risk is revised in place; its follow-ups are rows. */
const firstSaid = 'text, outcome and first marks of risks, which stand where nobody followed them up by then';

/** Risks that are not closed where they stand between probability and impact: how many, how many of them grave, and how many to look at again. */
const riskMatrixQuestion: FigureQuestion = {
  name: 'risk-matrix',
  axes: ['probability', 'impact', 'outcome', 'state'],
  most: 2,
  narrows: ['outcome'],
  figures: ['risks', 'grave', 'followUpDue'],
  ofToday: firstSaid,
  ask: async (tx, instituteId, asked) => {
    const rows = (await risksAsked(tx, instituteId, asked)).filter(({ state }) => state !== 'closed');
    const grave = await graveFrom(tx, instituteId, asked.on ?? todayIn());
    const place = ({ probability, impact, outcomeCode, state }: RiskRow) => {
      const at = { probability: String(probability), impact: String(impact), outcome: outcomeCode, state };
      return Object.fromEntries(asked.by.map((axis) => [axis, at[axis as keyof typeof at]]));
    };
    const figures = (of: readonly RiskRow[]) => ({
      risks: of.length,
      grave: of.filter((row) => riskScore(row) >= grave).length,
      followUpDue: of.filter(({ isFollowUpDue }) => isFollowUpDue).length,
    });
    const groups = [...Map.groupBy(rows, (row) => JSON.stringify(place(row)))];
    return {
      rows: groups
        .toSorted(([a], [b]) => (a < b ? 1 : -1))
        .map(([, group]) => ({ at: place(group[0]!), figures: figures(group) })),
      total: figures(rows),
    };
  },
};

/** Every risk with its marks, the gravest first; `followUpDue`: 1 where it is to be looked at again. */
const risksQuestion: FigureQuestion = {
  name: 'risks',
  axes: ['risk'],
  most: 1,
  narrows: ['outcome'],
  figures: [
    ...['firstProbability', 'firstImpact', 'probability', 'impact', 'score'],
    ...['followedYear', 'followUpDue'],
  ],
  ofToday: firstSaid,
  ask: async (tx, instituteId, asked) => ({
    rows: (await risksAsked(tx, instituteId, asked)).map((row) => {
      const { firstProbability, firstImpact, probability, impact, followedYear } = row;
      return {
        at: { outcome: row.outcomeCode, state: row.state, risk: textIn(row.text, 'en').text },
        figures: {
          ...{ firstProbability, firstImpact, probability, impact, score: riskScore(row) },
          ...{ followedYear, followUpDue: row.isFollowUpDue ? 1 : 0 },
        },
      };
    }),
  }),
};

export const riskQuestions: readonly FigureQuestion[] = [risksQuestion, riskMatrixQuestion];
