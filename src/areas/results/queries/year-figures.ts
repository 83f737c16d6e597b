import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { CellFigure } from './indicator-figures.ts';
import { resultFigures } from './result-figures.ts';

export type YearFigure = { year: number; actual: Decimal | null; target: Decimal | null };

/** An indicator's whole in each year in which something was measured or aimed at, by the year the period ends in. */
export const yearFigures = async (
  tx: Tx,
  instituteId: string,
  indicator: { id: string; formula: string | null },
): Promise<YearFigure[]> => {
  const scope = { indicatorIds: [indicator.id], by: { time: 'year' } as const };
  const cells = await resultFigures(tx, instituteId, scope, [indicator]);
  const actuals = wholesByYear(cells.measured);
  const targets = wholesByYear(cells.targets);
  return [...new Set([...actuals.keys(), ...targets.keys()])]
    .sort((a, b) => a - b)
    .map((year) => ({ year, actual: actuals.get(year) ?? null, target: targets.get(year) ?? null }));
};

const wholesByYear = (cells: readonly CellFigure[]) =>
  new Map(
    cells
      .filter(({ breakdown }) => Object.keys(breakdown).length === 0)
      .map(({ period, value }) => [Number(period), value] as const),
  );
