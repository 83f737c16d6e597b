import type { FigureRow, InstituteQuestion } from '../../../db/figure-question.ts';
import { type Answered, answerFigure } from '../rules/answer-words.ts';
import { placeOf } from './figure-scope.ts';
import { libraryIndicators } from './library-indicators.ts';
import { usesOfAll } from './library-uses.ts';
import { resultsTogether, type TogetherAt, type TogetherLine } from './results-together.ts';

/**
 * What programmes reached together with each of the library, and what they aim at: those that use it in its meaning; how many use it
 * otherwise is said (`apart`). What does not come together has no value, whatever it is made of.
 */
export const togetherQuestion: InstituteQuestion = {
  name: 'results-together',
  axes: ['indicator', 'year'],
  most: 2,
  narrows: ['indicator', 'programme', 'partner', 'country', 'year'],
  figures: ['actual', 'target', 'entries', 'waiting', 'returned', 'programmes', 'partners', 'apart'],
  ask: async (institutes, by) => {
    const rows: FigureRow[] = [];
    for (const { id, code, asOf, narrowed = {}, read } of institutes)
      await read(async (tx) => {
        const { programmeId, indicator } = narrowed;
        const all = await libraryIndicators(tx, id, { retired: true });
        const libraries = all.filter(({ key }) => indicator === undefined || key === indicator);
        const libraryId = indicator === undefined ? undefined : libraries[0]?.id;
        const uses = await usesOfAll(tx, id, { libraryId, programmeId, asOf });
        const scope = { asOf, tellsWords: true, tellsStates: true, ...placeOf(narrowed) };
        for (const { library, together, apart } of await resultsTogether(
          tx,
          id,
          { libraries, uses },
          scope,
        )) {
          const at = { institute: code, indicator: library.key };
          if (!by.includes('year'))
            rows.push({ at, figures: figuresOf({ ...together, library }, together.whole, apart.length) });
          else
            for (const [year, reached] of together.years)
              rows.push({
                at: { ...at, year },
                figures: figuresOf({ ...together, library }, reached, apart.length),
              });
        }
      });
    return { rows };
  },
};

/** How many programmes and partners is said of all of the line's time. */
const figuresOf = (
  { library, programmes, partners }: TogetherLine & { library: Answered },
  { reached, target }: TogetherAt,
  apart: number,
) => ({
  actual: answerFigure(reached?.value, library),
  target: answerFigure(target, library),
  entries: reached?.of.reduce((sum, { figure }) => sum + figure.entries, 0) ?? 0,
  waiting: reached?.unapproved?.waiting ?? 0,
  returned: reached?.unapproved?.returned ?? 0,
  ...{ programmes, partners, apart },
});
