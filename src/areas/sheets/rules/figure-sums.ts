import { compareDecimals } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { addsUp, brokenInPlaces, dimensionWithin, isWhole } from '../../results/rules/breakdown-sum.ts';
import { placeOfMeasurement } from '../../results/rules/measured-place.ts';
import { brokenTargets } from '../../results/rules/target-sums.ts';
import type { RowProblem } from './match-expenses.ts';
import type {
  FigureInput,
  FigureMatching,
  MatchedFigure,
  SheetIndicator,
  StandingFigure,
} from './match-figures.ts';

/** Parts of a file of targets or measurements that come to more than their whole, with what stands and the file does not change. */
export const brokenBreakdowns = (
  matched: readonly MatchedFigure[],
  { kind, indicators, standing }: FigureMatching,
): RowProblem[] => {
  if (kind === 'baselines') return [];
  const counted = new Map(
    indicators.flatMap((each) => (kind === 'measurements' || addsUp(each) ? [[each.id, each]] : [])),
  );
  const isCounted = ({ indicatorId }: FigureInput | StandingFigure): boolean => counted.has(indicatorId);
  const changed = matched.filter(({ becomes, input }) => becomes !== 'unchanged' && isCounted(input));
  const replaced = new Set(changed.map((each) => each.standing));
  const rowOf = new Map(changed.map(({ input, row }) => [input, row]));
  const given = changed.map(({ input }) => input);
  const kept = standing.filter((each) => !replaced.has(each) && isCounted(each));
  const broken =
    kind === 'targets'
      ? brokenAims(counted, given, kept, standing)
      : brokenMeasurements(counted, given, kept);
  return broken.map(([input, column, problem]) => ({ row: rowOf.get(input)!, column, problem }));
};

type Broken = [figure: FigureInput, column: string, problem: Problem];

const brokenMeasurements = (
  indicators: ReadonlyMap<string, SheetIndicator>,
  given: readonly FigureInput[],
  kept: readonly StandingFigure[],
): Broken[] => {
  const keptOf = Map.groupBy(kept, ({ indicatorId }) => indicatorId);
  return [...Map.groupBy(given, ({ indicatorId }) => indicatorId)].flatMap(([id, figures]) =>
    brokenInPlaces(indicators.get(id)!, figures, keptOf.get(id) ?? []),
  );
};

/** The same of targets, by indicator; what stands broken already may be mended in steps. */
const brokenAims = (
  indicators: ReadonlyMap<string, SheetIndicator>,
  given: readonly FigureInput[],
  kept: readonly StandingFigure[],
  standing: readonly StandingFigure[],
): Broken[] => {
  const of = <F extends { indicatorId: string }>(figures: readonly F[], id: string) =>
    figures.filter(({ indicatorId }) => indicatorId === id);
  return [...new Set(given.map(({ indicatorId }) => indicatorId))].flatMap((id) =>
    brokenTargets(indicators.get(id)!, of(given, id), of(kept, id), of(standing, id)).map(
      ([figure, problem]): Broken => [figure, 'value', problem],
    ),
  );
};

/** Targets in an order in which no part is above its whole in between: what becomes less first, the smallest parts before others; then wholes before parts. */
export const targetsInOrder = (matched: readonly MatchedFigure[]): MatchedFigure[] => {
  const ordered = matched.toSorted(byDepth);
  const isLess = (each: MatchedFigure) => !isWhole(each.input) && !!each.standing && becomesLess(each);
  return [...ordered.filter(isLess).reverse(), ...ordered.filter((each) => !isLess(each))];
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
