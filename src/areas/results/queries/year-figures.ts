import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Held, heldTogether } from '../rules/held.ts';
import { perCentOf } from '../rules/measured-value.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import type { TargetRow } from './indicator-history.ts';
import { resultFiguresOf } from './result-figures.ts';

export type YearFigure = Held & { year: number; actual: Decimal | null; target: Decimal | null };

/** A milestone and what was reached by its day; of a share, what part of the whole. */
export type MilestoneFigure = { milestone: TargetRow; reached: Decimal | null };

export type FiguresInTime = { years: YearFigure[]; milestones: MilestoneFigure[] };

type Indicator = { id: string; formula: string | null };

/**
 * An indicator's whole in each year in which something was measured or aimed at, by the year the period ends in; and what
 * was reached by each of these milestones.
 */
export const figuresInTime = async (
  tx: Tx,
  instituteId: string,
  indicator: Indicator,
  milestones: readonly TargetRow[],
  { tellsStates, ...moment }: Pick<FigureScope, 'asOf' | 'tellsStates'> = {},
): Promise<FiguresInTime> => {
  const scope = { ...moment, indicatorIds: [indicator.id] };
  const days = [...new Set(milestones.map(({ until }) => until))];
  const scopes = [
    { ...scope, tellsStates, by: { time: 'year' } as const },
    ...days.map((until) => ({ ...scope, until })),
  ];
  const [byYear, ...byDay] = await resultFiguresOf(tx, instituteId, scopes, [indicator]);
  const actuals = wholesByYear(byYear!.measured);
  const targets = wholesByYear(byYear!.targets);
  const reached = byDay.map(({ measured }) => measured);
  return {
    years: [...new Set([...actuals.keys(), ...targets.keys()])]
      .sort((a, b) => a - b)
      .map((year) => ({
        year,
        actual: actuals.get(year)?.value ?? null,
        target: targets.get(year)?.value ?? null,
        ...heldTogether([actuals.get(year) ?? {}]),
      })),
    milestones: milestones.map((milestone) => ({
      milestone,
      reached: reachedOf(milestone, reached[days.indexOf(milestone.until)] ?? []),
    })),
  };
};

/** Those of the whole along the years alone. */
export const yearFigures = async (tx: Tx, instituteId: string, indicator: Indicator): Promise<YearFigure[]> =>
  (await figuresInTime(tx, instituteId, indicator, [])).years;

const wholesByYear = (cells: readonly CellFigure[]) =>
  new Map(
    cells
      .filter(({ breakdown }) => Object.keys(breakdown).length === 0)
      .map((figure) => [Number(figure.period), figure] as const),
  );

const reachedOf = ({ breakdown, isShare }: TargetRow, measured: readonly CellFigure[]): Decimal | null => {
  const reachedIn = (cell: TargetRow['breakdown']) =>
    measured.find((figure) => keyOfCell(figure.breakdown) === keyOfCell(cell))?.value ?? null;
  return isShare ? perCentOf(reachedIn(breakdown), reachedIn({})) : reachedIn(breakdown);
};
