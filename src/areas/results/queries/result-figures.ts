import type { Tx } from '../../../db/transaction.ts';
import { type FigureScope, isOfProgramme } from './figure-scope.ts';
import { formulaCells } from './formula-figures.ts';
import { type CellFigure, measuredAndTargetCells } from './indicator-figures.ts';
import { withUnapproved } from './unapproved-figures.ts';

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
): Promise<ResultFigures> => (await resultFiguresOf(tx, instituteId, [scope], inScope))[0]!;

/** The same of several scopes of the same indicators and as of one audit number, in as many statements as of one. */
export const resultFiguresOf = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
  inScope: readonly { id: string; formula: string | null }[],
): Promise<ResultFigures[]> => {
  const found = await measuredAndTargetCells(tx, instituteId, scopes);
  // What was measured before an indicator was given a formula is history: two figures would stand in one cell.
  const worksOut = new Set(inScope.filter(({ formula }) => formula !== null).map(({ id }) => id));
  const known = await withUnapproved(
    tx,
    instituteId,
    scopes,
    found.map(({ measured }) => measured.filter(({ indicatorId }) => !worksOut.has(indicatorId))),
  );
  const worked = await formulaCells(tx, instituteId, scopes, { inScope, known });
  return found.map(({ targets, shares }, at) => ({
    measured: [...known[at]!, ...worked[at]!],
    // A partner or a country has no target of its own: the programme's beside its figure would read as if it were.
    ...(isOfProgramme(scopes[at]!) ? { targets, shares } : { targets: [], shares: [] }),
  }));
};
