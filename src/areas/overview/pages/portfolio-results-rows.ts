import type { Page } from '../../../page/page.ts';
import type { LibraryUse } from '../../results/queries/library-uses.ts';
import type { ResultsTogether, TogetherLine } from '../../results/queries/results-together.ts';
import { countedOtherwise, deviationsOf } from '../../results/rules/library-deviation.ts';
import type { PortfolioResults } from './portfolio-results.tsx';

/** A line of the table: programmes together, one of these by itself, or one that counts otherwise. */
export type ResultRow = {
  of: ResultsTogether;
  line: TogetherLine;
  kind: 'together' | 'programme' | 'apart';
};

/** One of the library after the other, what counts otherwise last; narrowed, those of which there is anything. */
export const resultRows = ({ results, scope, opened }: PortfolioResults): ResultRow[] => {
  const { partnershipId, country, from } = scope;
  const isNarrowed = [partnershipId, country, from].some((each) => each !== undefined);
  const isTold = ({ line }: ResultRow) =>
    !isNarrowed || line.whole.reached !== undefined || line.years.size > 0;
  return results
    .flatMap((of): ResultRow[] => {
      const programmes = opened ? of.same : [];
      const comeTogether = of.same.length > (opened ? 1 : 0);
      return [
        ...programmes.map((line) => ({ of, line, kind: 'programme' as const })),
        ...(comeTogether ? [{ of, line: of.together, kind: 'together' as const }] : []),
        ...of.apart.map((line) => ({ of, line, kind: 'apart' as const })),
      ];
    })
    .filter(isTold);
};

/** The years in which anything was measured or, where that is told, aimed at. */
export const yearsOf = (rows: readonly ResultRow[], tellsTargets: boolean): string[] =>
  [
    ...new Set(
      rows.flatMap(({ line }) =>
        [...line.years].flatMap(([year, { reached }]) => (reached || tellsTargets ? [year] : [])),
      ),
    ),
  ].toSorted();

export const placeOfUse = ({ reference, outcome, code }: LibraryUse): string =>
  `${reference} · ${outcome} · ${code}`;

/** The programmes that a line is of. */
export const programmesOf = ({ uses }: TogetherLine): string =>
  [...new Set(uses.map(({ reference }) => reference))].join(', ');

/** In what the definition of a programme counts otherwise than the library, or is only worded otherwise. */
export const otherwiseOf = ({ words }: Page, { of, line, kind }: ResultRow): string => {
  const [use] = line.uses;
  if (kind === 'together' || !use) return '';
  const fields = deviationsOf(use, of.library);
  return (kind === 'apart' ? countedOtherwise(fields) : fields)
    .map((field) => words.t(`results.${field}`))
    .join(', ');
};

/** What one programme reached reads as its indicator counts, what several did as the library does. */
export const measuredAs = ({ of, line, kind }: ResultRow) => {
  const [use] = line.uses;
  return kind !== 'together' && use ? use : of.library;
};
