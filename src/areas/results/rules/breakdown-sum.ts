import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type CellsKnown, countsCell } from './breakdown-cells.ts';
import { keyOfCell } from './carried-cells.ts';
import { type MeasuredPlace, placeOfMeasurement } from './measured-place.ts';
import { type Measurable, takesParts } from './measured-value.ts';
import { type PartsSum, sumsOfParts, type ValuedCell } from './part-bounds.ts';

type Cell = Readonly<Record<string, string>>;

/** A figure in its cell of the definition in force; the empty cell is the whole. */
type CellFigure = { breakdown: Cell; value?: Decimal | null | undefined };

/** Parts told apart by the same things that come to more than the `value` of the cell `of` that they are parts of. */
type Beyond = PartsSum & { of: Cell; value: Decimal };

/** How figures of a definition are added up, and in which cells: what it counts no longer is no part (`countsCell`). */
export type Adding = Pick<Measurable, 'measure' | 'overPartners'> & CellsKnown;

export const isWhole = ({ breakdown }: { breakdown: Cell }): boolean => Object.keys(breakdown).length === 0;

/** Whether the parts of a figure are counted as its partners are: what is no sum of partners (a mean, a share) is none of parts. */
export const addsUp = ({ measure, overPartners }: Pick<Measurable, 'measure' | 'overPartners'>): boolean =>
  measure === 'number' && overPartners === 'sum';

const shareParts = ['numerator', 'denominator'] as const;
type SummedField = 'value' | (typeof shareParts)[number];
type Summable = { breakdown: Cell } & { [Field in SummedField]?: Decimal | null | undefined };

/** What of a figure its parts add up to: its value, or the numerator and the denominator of a share, which counts people or things twice over. */
const summedFields = (definition: Pick<Measurable, 'measure' | 'overPartners'>): readonly SummedField[] => {
  if (takesParts(definition)) return shareParts;
  return addsUp(definition) ? ['value'] : [];
};

type Standing<K> = { kept: readonly K[]; before?: readonly K[] };

/** What breaks a sum of figures of one definition in one place or, where `placeOf` tells them apart, in several; with the field beside which it is told. */
export const brokenFields = <F extends Summable, K extends Summable>(
  definition: Adding,
  given: readonly F[],
  { kept, before = [] }: Standing<K>,
  placeOf: (figure: F | K) => string = () => '',
): [F, SummedField, Problem][] =>
  summedFields(definition).flatMap((field) => {
    const [stay, stood] = [kept, before].map((all) => Map.groupBy(all, placeOf));
    const counted = <T extends Summable>(all: readonly T[] = []) =>
      all.map((figure) => ({ breakdown: figure.breakdown, value: figure[field], figure }));
    return [...Map.groupBy(given, placeOf)].flatMap(([place, there]) =>
      brokenSums(definition, counted(there), counted(stay?.get(place)), counted(stood?.get(place))).map(
        ([{ figure }, problem]): [F, SummedField, Problem] => [figure, field, problem],
      ),
    );
  });

/**
 * What the parts of a figure break, told as a problem. The function that says it wherever figures are entered, and of those that came
 * otherwise (rule R-breakdown-sum).
 */
export const brokenParts = (
  definition: Adding,
  { breakdown, value }: CellFigure,
  parts: readonly CellFigure[],
): Problem[] => {
  if (!addsUp(definition) || value == null || !countsCell(definition, breakdown)) return [];
  return lastSaid(beyondOf({ cell: breakdown, value }, cellsOf(definition, parts))).map(problemOf);
};

const problemOf = ({ of, dimension, sum, value, isImplied }: Beyond): Problem => ({
  key: `results.check-${isWhole({ breakdown: of }) ? 'sum' : 'part'}-${isImplied ? 'implied' : 'broken'}`,
  args: { dimension, sum, value },
});

/** By what a cell is told apart within another, in one order; undefined where it lies not within it. */
export const dimensionWithin = (part: Cell, cell: Cell): string | undefined => {
  const keys = Object.keys(cell);
  const more = Object.keys(part).filter((key) => !Object.hasOwn(cell, key));
  return more.length > 0 && keys.every((key) => part[key] === cell[key]) ? more.sort().join('+') : undefined;
};

/**
 * What breaks a sum in one place (a partner and country, the same days, an indicator whose parts add up), by the figure beside
 * which it is told: the last given of those that come to too much, or the whole. `kept` stands there and is not given anew. With
 * `before`, what stood there until now, a sum that was broken already is only told where it becomes worse: who changes one
 * figure at a time mends it in steps.
 */
export const brokenSums = <F extends CellFigure>(
  definition: CellsKnown,
  given: readonly F[],
  kept: readonly CellFigure[],
  before: readonly CellFigure[] = [],
): [F, Problem][] => {
  const stood = new Map(beyondIn(cellsOf(definition, before)).map((each) => [keyOf(each), each]));
  const broken = lastSaid(beyondIn(cellsOf(definition, [...kept, ...given])));
  return broken.flatMap((beyond): [F, Problem][] => {
    const said = new Set(beyond.from.map(({ cell }) => keyOfCell(cell)));
    const isIn = (cells: ReadonlySet<string>) => (each: F) =>
      each.value != null && cells.has(keyOfCell(each.breakdown));
    const told = given.findLast(isIn(said)) ?? given.find(isIn(new Set([keyOfCell(beyond.of)])));
    return told && isWorse(beyond, stood.get(keyOf(beyond))) ? [[told, problemOf(beyond)]] : [];
  });
};

/** The same for figures of several places at once, with the field of each beside which it is told. */
export const brokenInPlaces = <F extends Summable & MeasuredPlace, K extends Summable & MeasuredPlace>(
  definition: Adding,
  given: readonly F[],
  kept: readonly K[],
  before: readonly K[] = [],
): [F, SummedField, Problem][] => brokenFields(definition, given, { kept, before }, placeOfMeasurement);

/** The cells that a definition counts, with what their figures come to: what came together in one cell is one figure. */
const cellsOf = (definition: CellsKnown, figures: readonly CellFigure[]): ValuedCell[] => {
  const cells = new Map<string, ValuedCell>();
  for (const { breakdown: cell, value } of figures) {
    const key = keyOfCell(cell);
    if (value != null && countsCell(definition, cell))
      cells.set(key, { cell, value: addDecimals(cells.get(key)?.value ?? '0', value) });
  }
  return [...cells.values()];
};

const beyondIn = (cells: readonly ValuedCell[]): Beyond[] => cells.flatMap((each) => beyondOf(each, cells));

/** Fewer than the whole is what nobody could tell; what is below zero is no count, and a part that is not told may be below zero too. */
const beyondOf = ({ cell: of, value }: ValuedCell, cells: readonly ValuedCell[]): Beyond[] =>
  compareDecimals(value, '0') < 0
    ? []
    : sumsOfParts(of, cells)
        .filter(({ sum }) => compareDecimals(sum, value) > 0)
        .map((parts) => ({ ...parts, of, value }));

/** What only repeats a sum by more things at once is said once, as that sum. */
const lastSaid = (all: readonly Beyond[]): Beyond[] =>
  all.filter((each) => !each.isImplied || !all.some((other) => repeats(each, other)));

const repeats = (each: Beyond, finer: Beyond): boolean => {
  const axes = finer.dimension.split('+');
  return (
    finer.dimension !== each.dimension &&
    keyOfCell(finer.of) === keyOfCell(each.of) &&
    each.dimension.split('+').every((axis) => axes.includes(axis)) &&
    compareDecimals(finer.sum, each.sum) >= 0
  );
};

const keyOf = ({ of, dimension }: Beyond): string => `${keyOfCell(of)} ${dimension}`;

const isWorse = ({ sum, value }: Beyond, stood: Beyond | undefined): boolean =>
  stood === undefined || compareDecimals(addDecimals(sum, stood.value), addDecimals(stood.sum, value)) > 0;
