import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type MeasuredPlace, placeOfMeasurement } from './measured-place.ts';
import type { Measurable } from './measured-value.ts';

type Cell = Readonly<Record<string, string>>;

/** A figure in its cell of the definition in force; the empty cell is the whole. */
type CellFigure = { breakdown: Cell; value?: Decimal | null | undefined };

/** Parts told apart by one thing that come to more than their whole. */
type Beyond = { dimension: string; sum: Decimal; value: Decimal };

export const isWhole = ({ breakdown }: { breakdown: Cell }): boolean => Object.keys(breakdown).length === 0;

/** Whether the parts of a figure are counted as its partners are: what is no sum of partners (a mean, a share) is none of parts. */
export const addsUp = ({ measure, overPartners }: Pick<Measurable, 'measure' | 'overPartners'>): boolean =>
  measure === 'number' && overPartners === 'sum';

/** `sums`: what the parts come to, by what tells them apart. Fewer than the whole is what nobody could tell. */
export const sumsBeyond = (value: Decimal | null, sums: Readonly<Record<string, Decimal>>): Beyond[] =>
  Object.entries(sums).flatMap(([dimension, sum]) =>
    value !== null && compareDecimals(sum, value) > 0 ? [{ dimension, sum, value }] : [],
  );

export const sumBroken = (beyond: Beyond): Problem => ({ key: 'results.check-sum-broken', args: beyond });

/**
 * What breaks a sum in one place (a partner and country, the same days, an indicator whose parts add up), by the figure beside
 * which it is told: the last of the parts that are given, or the whole. `kept` stands there and is not given anew. With
 * `before`, what stood there until now, a sum that was broken already is only told where it becomes worse: who changes one
 * figure at a time mends it in steps.
 */
export const brokenSums = <F extends CellFigure>(
  given: readonly F[],
  kept: readonly CellFigure[],
  before: readonly CellFigure[] = [],
): [F, Problem][] => {
  const stood = new Map(beyondIn(before).map((each) => [each.dimension, each]));
  return beyondIn([...kept, ...given]).flatMap((beyond): [F, Problem][] => {
    const { dimension } = beyond;
    const told = given.findLast((each) => isPart(each, dimension)) ?? given.find(isWhole);
    return told && isWorse(beyond, stood.get(dimension)) ? [[told, sumBroken(beyond)]] : [];
  });
};

/** The same for figures of several places at once. */
export const brokenInPlaces = <F extends CellFigure & MeasuredPlace>(
  given: readonly F[],
  kept: readonly (CellFigure & MeasuredPlace)[],
  before: readonly (CellFigure & MeasuredPlace)[] = [],
): [F, Problem][] => {
  const [stay, stood] = [kept, before].map((figures) => Map.groupBy(figures, placeOfMeasurement));
  return [...Map.groupBy(given, placeOfMeasurement)].flatMap(([place, figures]) =>
    brokenSums(figures, stay?.get(place) ?? [], stood?.get(place)),
  );
};

const beyondIn = (figures: readonly CellFigure[]): Beyond[] => {
  const sums: Record<string, Decimal> = {};
  for (const { breakdown, value } of figures) {
    const [dimension, ...others] = Object.keys(breakdown);
    if (dimension !== undefined && others.length === 0 && value != null)
      sums[dimension] = addDecimals(sums[dimension] ?? '0', value);
  }
  return sumsBeyond(figures.find(isWhole)?.value ?? null, sums);
};

const isPart = ({ breakdown, value }: CellFigure, dimension: string): boolean =>
  value != null && dimension in breakdown && Object.keys(breakdown).length === 1;

const isWorse = ({ sum, value }: Beyond, stood: Beyond | undefined): boolean =>
  stood === undefined || compareDecimals(addDecimals(sum, stood.value), addDecimals(stood.sum, value)) > 0;
