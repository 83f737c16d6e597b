import type { FigureRow, InstituteQuestion, Narrowed } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { type Answered, answerFigure } from '../rules/answer-words.ts';
import { cellCode } from './cell-words.ts';
import { figureTimes, placeOf } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import { alone, figuresOfUses, type TogetherFigure, together } from './library-figures.ts';
import { type LibraryIndicator, libraryIndicators } from './library-indicators.ts';
import { usesOfLibrary } from './library-uses.ts';

/**
 * What the indicators of programmes that were filled from one of the library reached: together, where all still mean what
 * it does, or by programme and outcome; told apart by partner, country, breakdown and one kind of period. An institute has a
 * library of its own.
 */
export const libraryQuestion: InstituteQuestion = {
  name: 'library',
  axes: ['indicator', 'programme', 'partner', 'country', 'breakdown', ...figureTimes],
  most: 6,
  onlyOneOf: figureTimes,
  narrows: ['programme', 'partner', 'country', 'year'],
  figures: ['uses', 'actual', 'waiting', 'returned'],
  ask: async (institutes, by) => {
    const rows: FigureRow[] = [];
    for (const { id, code, asOf, narrowed, read } of institutes)
      await read(async (tx) => {
        const partners = by.includes('partner') ? await partnerChoices(tx, id) : [];
        const names = new Map(partners.map((partner) => [partner.id, partner.name]));
        for (const library of await libraryIndicators(tx, id, { retired: true })) {
          // What was withdrawn since is not among its uses of today.
          if (library.uses === 0 && asOf === undefined && isToldApart(by)) continue;
          const asked = { by, asOf, narrowed: narrowed ?? {}, names };
          for (const { at, figures } of await rowsOf(tx, id, library, asked))
            rows.push({ at: { institute: code, indicator: library.key, ...at }, figures });
        }
      });
    return { rows };
  },
};

const isToldApart = (by: readonly string[]): boolean =>
  by.some((axis) => axis !== 'indicator' && axis !== 'programme');

type Asked = {
  by: readonly string[];
  asOf: number | undefined;
  narrowed: Narrowed;
  names: ReadonlyMap<string, string>;
};

const rowsOf = async (
  tx: Tx,
  instituteId: string,
  library: LibraryIndicator,
  { by, asOf, narrowed, names }: Asked,
): Promise<FigureRow[]> => {
  const { programmeId } = narrowed;
  const uses =
    library.uses > 0 || asOf !== undefined
      ? await usesOfLibrary(tx, instituteId, library.id, { programmeId, asOf })
      : [];
  const time = figureTimes.find((axis) => by.includes(axis));
  const axes = { time, partner: by.includes('partner'), country: by.includes('country') };
  const [all = []] = await figuresOfUses(tx, instituteId, uses, [
    { ...placeOf(narrowed), asOf, tellsWords: true, tellsStates: true, by: axes },
  ]);
  const isTold = ({ breakdown }: CellFigure) =>
    by.includes('breakdown') || Object.keys(breakdown).length === 0;
  const found = all.filter(({ figure }) => isTold(figure));
  const groups = by.includes('programme') ? uses.map((use) => [use]) : [uses];
  return groups.flatMap((group) => {
    const [first] = group;
    const at =
      by.includes('programme') && first ? { programme: first.reference, outcome: first.outcome } : {};
    const own = found.filter(({ use }) => group.includes(use));
    const placed = first && by.includes('programme') ? alone(first, own) : together(library, group, own);
    const countedAs = by.includes('programme') && first ? first : library;
    if (!isToldApart(by))
      return [{ at, figures: { ...figuresOf(placed[0], countedAs), uses: group.length } }];
    return placed
      .map(({ place, ...figure }) => ({
        at: {
          ...at,
          ...(axes.partner ? { partner: names.get(place.partnershipId ?? '') ?? null } : {}),
          ...(axes.country ? { country: place.country } : {}),
          ...(by.includes('breakdown') ? { breakdown: cellCode(place.breakdown) } : {}),
          ...(time ? { [time]: place.period } : {}),
        },
        figures: figuresOf(figure, countedAs),
      }))
      .toSorted((a, b) => (JSON.stringify(a.at) < JSON.stringify(b.at) ? -1 : 1));
  });
};

const figuresOf = (figure: Omit<TogetherFigure, 'place'> | undefined, of: Answered) => ({
  uses: figure?.of.length ?? 0,
  actual: answerFigure(figure?.value, of),
  waiting: figure?.unapproved?.waiting ?? 0,
  returned: figure?.unapproved?.returned ?? 0,
});
