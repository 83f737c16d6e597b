import type { FigureValue, InstituteQuestion } from '../../../db/figure-question.ts';
import { type Score, scores } from '../rules/score-input.ts';
import { scoreFilings } from './score-filings.ts';

const axes = ['criterion', 'institute', 'programme', 'outcome', 'year'] as const;

type Answer = Record<(typeof axes)[number], string> & { score: Score };

/** How often each letter was given in the scores as they were filed last of each outcome and year. */
export const filedScoresQuestion: InstituteQuestion = {
  name: 'filed-scores',
  axes,
  most: axes.length,
  figures: scores,
  ask: async (institutes, by) => {
    const answers: Answer[] = [];
    for (const { id, read } of institutes) {
      for (const filing of await read((tx) => scoreFilings(tx, [id], { limit: mostFilings }))) {
        const { institute, programme, outcome, year, content } = filing;
        for (const { criterion, score } of content?.answers ?? [])
          answers.push({ criterion, institute, programme, outcome, year: String(year), score });
      }
    }
    const atOf = (answer: Answer) =>
      Object.fromEntries(axes.flatMap((axis) => (by.includes(axis) ? [[axis, answer[axis]]] : [])));
    const groups = [...Map.groupBy(answers, (answer) => JSON.stringify(atOf(answer)))];
    return {
      rows: groups
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, group]) => ({ at: atOf(group[0]!), figures: lettersOf(group) })),
      total: lettersOf(answers),
    };
  },
};

/** More than outcomes and years of an institute. */
const mostFilings = 100_000;

const lettersOf = (answers: readonly Answer[]): Record<string, FigureValue> =>
  Object.fromEntries(
    scores.map((letter) => [letter, answers.filter(({ score }) => score === letter).length]),
  );
