import { compareDecimals } from '../../../kernel/decimal.ts';
import { addsUp, brokenInPlaces, dimensionWithin, isWhole } from '../../results/rules/breakdown-sum.ts';
import { placeOfMeasurement } from '../../results/rules/measured-place.ts';
import type { RowProblem } from './match-expenses.ts';
import type { FigureMatching, MatchedFigure } from './match-figures.ts';

/** Parts of a file of measurements that come to more than their whole, with what stands and the file does not change. */
export const brokenBreakdowns = (
  matched: readonly MatchedFigure[],
  { kind, indicators, standing }: FigureMatching,
): RowProblem[] => {
  if (kind !== 'measurements') return [];
  const counted = new Set(indicators.flatMap((each) => (addsUp(each) ? [each.id] : [])));
  const changed = matched.filter(
    ({ becomes, input }) => becomes !== 'unchanged' && counted.has(input.indicatorId),
  );
  const replaced = new Set(changed.map((each) => each.standing));
  const rowOf = new Map(changed.map(({ input, row }) => [input, row]));
  const given = changed.map(({ input }) => input);
  const kept = standing.filter((each) => !replaced.has(each));
  return brokenInPlaces(given, kept).map(([input, problem]) => ({
    row: rowOf.get(input)!,
    column: 'value',
    problem,
  }));
};

/**
 * The corrections of a file so that no part is more than its whole in between: what goes before the new figures, parts that
 * become less, the smallest first, then wholes, then parts that become more and have parts in the file; and what follows
 * them, the other parts that become more.
 */
export const correctionsInOrder = (
  matched: readonly MatchedFigure[],
): { before: MatchedFigure[]; after: MatchedFigure[] } => {
  const corrections = matched.filter(({ standing }) => standing);
  const wholes = corrections.filter(({ input }) => isWhole(input));
  const parts = corrections.filter(({ input }) => !isWhole(input)).sort(byDepth);
  const less = parts.filter(becomesLess).reverse();
  const more = parts.filter((each) => !becomesLess(each));
  const hasParts = ({ input }: MatchedFigure) =>
    matched.some(
      (other) =>
        placeOfMeasurement(other.input) === placeOfMeasurement(input) &&
        dimensionWithin(other.input.breakdown, input.breakdown) !== undefined,
    );
  return {
    before: [...less, ...wholes, ...more.filter(hasParts)],
    after: more.filter((each) => !hasParts(each)),
  };
};

const byDepth = (one: MatchedFigure, other: MatchedFigure): number =>
  Object.keys(one.input.breakdown).length - Object.keys(other.input.breakdown).length;

const becomesLess = ({ input, standing }: MatchedFigure): boolean =>
  input.value === undefined || compareDecimals(input.value, standing?.value ?? '0') < 0;
