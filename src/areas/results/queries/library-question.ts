import type { FigureRow, InstituteQuestion } from '../../../db/figure-question.ts';
import { libraryTotal } from '../rules/library-total.ts';
import { libraryIndicators } from './library-indicators.ts';
import { measuredUses } from './library-uses.ts';

/**
 * What the indicators of programmes that were filled from one of the library reached: together, where all still mean what
 * it does, or by programme and outcome. An institute has a library of its own.
 */
export const libraryQuestion: InstituteQuestion = {
  name: 'library',
  axes: ['indicator', 'programme'],
  most: 1,
  figures: ['uses', 'actual'],
  ask: async (institutes, [by]) => {
    const rows: FigureRow[] = [];
    for (const { id, code, read } of institutes)
      await read(async (tx) => {
        for (const library of await libraryIndicators(tx, id, { retired: true })) {
          const uses = library.uses > 0 ? await measuredUses(tx, id, library.id) : [];
          const at = { institute: code, indicator: library.key };
          if (by === 'programme')
            rows.push(
              ...uses.map(({ reference, outcome, value }) => ({
                at: { ...at, programme: reference, outcome },
                figures: { uses: 1, actual: value },
              })),
            );
          else rows.push({ at, figures: { uses: uses.length, actual: libraryTotal(library, uses) ?? null } });
        }
      });
    return { rows };
  },
};
