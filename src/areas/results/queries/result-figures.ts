import type { Tx } from '../../../db/transaction.ts';
import { type FigureScope, isOfProgramme } from './figure-scope.ts';
import { formulaCells } from './formula-figures.ts';
import { type CellFigure, measuredAndTargetCells } from './indicator-figures.ts';

/**
 * What was measured of every cell, worked out where there is a formula; and, of the whole programme, what is aimed at and
 * what share of the whole.
 */
export type ResultFigures = {
  measured: readonly CellFigure[];
  targets: readonly CellFigure[];
  shares: readonly CellFigure[];
};

/** The figures of the scope, whose indicators `inScope` are: the one function behind every figure of results. */
export const resultFigures = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
  inScope: readonly { id: string; formula: string | null }[],
): Promise<ResultFigures> => {
  const { measured: all, targets, shares } = await measuredAndTargetCells(tx, instituteId, scope);
  // What was measured before an indicator was given a formula is history: two figures would stand in one cell.
  const worksOut = new Set(inScope.filter(({ formula }) => formula !== null).map(({ id }) => id));
  const measured = all.filter(({ indicatorId }) => !worksOut.has(indicatorId));
  // A partner or a country has no target of its own: the programme's beside its figure would read as if it were.
  const aims = isOfProgramme(scope) ? { targets, shares } : { targets: [], shares: [] };
  const worked = await formulaCells(tx, instituteId, scope, { inScope, known: measured });
  return { measured: [...measured, ...worked], ...aims };
};
