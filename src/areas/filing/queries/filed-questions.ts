import type { InstituteQuestion } from '../../../db/figure-question.ts';
import {
  coverageAnswer,
  coverageFigures,
  coverageFilter,
  matrixAxes,
} from '../../overview/queries/coverage-answer.ts';
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
  narrows: ['programme', 'partner', 'country', 'year', 'aim', 'kind'],
  figures: coverageFigures[measure],
  ask: async (institutes, asked) => {
    const by = asked as CoverageAxis[];
    const seen = [];
    for (const { id, asOf, narrowed, read } of institutes)
      seen.push({ ...(await read((tx) => filedMatrix(tx, [id], asOf))), filter: coverageFilter(narrowed) });
    const choice = { measure, ...matrixAxes(by) };
    const partners = seen.flatMap(({ filings }) =>
      filings.flatMap(({ content }) => content.coverage?.partners ?? []),
    );
    const names = new Map(partners.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
    return coverageAnswer(
      measure,
      by,
      seen.flatMap(({ entries, filter }) => filedCells(entries, { ...choice, filter })),
      (axis, key) => (axis === 'partner' ? (names.get(key) ?? key) : key),
    );
  },
});

export const filedQuestions: readonly InstituteQuestion[] = coverageMeasures.map(questionOf);
