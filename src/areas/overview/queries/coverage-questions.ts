import type { InstituteQuestion } from '../../../db/figure-question.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import {
  type CoverageAxis,
  type CoverageMeasure,
  coverageAxes,
  coverageMeasures,
} from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { untoldPlans } from './counted-moment.ts';
import { coverage } from './coverage.ts';
import { coverageAnswer, coverageFigures, coverageFilter, matrixAxes } from './coverage-answer.ts';

/** A measure of the matrix by one axis or two; partners by their name. */
const questionOf = (measure: CoverageMeasure): InstituteQuestion => ({
  name: `matrix-${measure}`,
  axes: coverageAxes,
  most: 2,
  narrows: ['programme', 'outcome', 'partner', 'country', 'year', 'aim', 'kind'],
  figures: coverageFigures[measure],
  ask: async (institutes, asked) => {
    const by = asked as CoverageAxis[];
    const cells: CoverageCell[] = [];
    const partners = new Map<string, string>();
    let untold = 0;
    for (const { id, code, asOf, narrowed, read } of institutes)
      await read(async (tx) => {
        const choice = { measure, ...matrixAxes(by), filter: coverageFilter(narrowed) };
        cells.push(...(await coverage(tx, { id, code }, choice, asOf)));
        if (asOf !== undefined) untold += await untoldPlans(tx, id, asOf);
        if (by.includes('partner'))
          for (const partner of await partnerChoices(tx, id)) partners.set(partner.id, partner.name);
      });
    const answer = coverageAnswer(measure, by, cells, (axis, key) =>
      axis === 'partner' ? (partners.get(key) ?? key) : key,
    );
    return { ...answer, ofToday: ofToday(untold) };
  },
});

/** Of how many activities the plan of today stands, where the trail has erased that of then. */
const ofToday = (untold: number): string | undefined => {
  if (untold === 0) return undefined;
  return `${untold} ${untold === 1 ? 'activity' : 'activities'} of which the trail has erased the plan of then`;
};

export const coverageQuestions: readonly InstituteQuestion[] = coverageMeasures.map(questionOf);
