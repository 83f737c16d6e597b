import type { Words } from '../../../text/words.ts';
import type { CoverageChoice, CoverageMeasure } from '../rules/coverage-choice.ts';
import { type CoverageGrid, coverageGrid } from '../rules/coverage-grid.ts';
import { coverageName } from './coverage-words.ts';
import type { PlaceSeen } from './place-file.ts';

/** The matrix of a measure at a place, by kind of action and year. */
export const placeMatrix = (
  words: Words,
  { place, choices, facts }: Pick<PlaceSeen, 'place' | 'choices' | 'facts'>,
  measure: CoverageMeasure,
): { choice: CoverageChoice; grid: CoverageGrid } => {
  const choice: CoverageChoice = { measure, rows: 'kind', columns: 'year', filter: place };
  const cells = facts.matrices.get(measure) ?? [];
  return { choice, grid: coverageGrid(cells, choice, coverageName(words, choices)) };
};
