import type { InstituteQuestion } from '../../../db/figure-question.ts';
import { coverageAnswer, coverageFigures, matrixAxes } from '../../overview/queries/coverage-answer.ts';
import {
  type CoverageAxis,
  type CoverageMeasure,
  coverageAxes,
  coverageMeasures,
} from '../../overview/rules/coverage-choice.ts';
import { filedCells } from '../rules/filed-cells.ts';
import { filedMatrix } from './filed-matrix.ts';

/** The donor's joint view: the matrix of what was filed last; a partner by its name only where that was filed. */
const questionOf = (measure: CoverageMeasure): InstituteQuestion => ({
  name: `filed-${measure}`,
  axes: coverageAxes,
  most: 2,
  figures: coverageFigures[measure],
  ask: async (institutes, asked) => {
    const by = asked as CoverageAxis[];
    const seen = [];
    for (const { id, read } of institutes) seen.push(await read((tx) => filedMatrix(tx, [id])));
    const choice = { measure, ...matrixAxes(by), filter: {} };
    const partners = seen.flatMap(({ filings }) =>
      filings.flatMap(({ content }) => content.coverage?.partners ?? []),
    );
    const names = new Map(partners.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
    return coverageAnswer(
      measure,
      by,
      seen.flatMap(({ entries }) => filedCells(entries, choice)),
      (axis, key) => (axis === 'partner' ? (names.get(key) ?? key) : key),
    );
  },
});

export const filedQuestions: readonly InstituteQuestion[] = coverageMeasures.map(questionOf);
