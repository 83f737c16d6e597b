import { targetOverlap } from '../../results/rules/target-overlap.ts';
import { figureRowKey } from './figure-row-key.ts';
import type { RowProblem } from './match-expenses.ts';
import type { FigureInput, FigureMatching, MatchedFigure, StandingFigure } from './match-figures.ts';

/** Targets of a file that overlap others, of the file or of those that stand. */
export const overlapping = (
  matched: readonly MatchedFigure[],
  { kind, indicators, standing }: FigureMatching,
): RowProblem[] => {
  if (kind !== 'targets') return [];
  const overTimeOf = new Map(indicators.map(({ id, overTime }) => [id, overTime]));
  const created = matched.filter(({ becomes }) => becomes === 'created');
  const all: { key: string; figure: FigureInput | StandingFigure }[] = [
    ...standing.map((figure) => ({ key: figureRowKey(figure), figure })),
    ...created.map(({ key, input }) => ({ key, figure: input })),
  ];
  const ofIndicator = Map.groupBy(all, ({ figure }) => figure.indicatorId);
  return created.flatMap(({ row, key, input }): RowProblem[] => {
    const beside = ofIndicator.get(input.indicatorId)!.filter((each) => each.key !== key);
    const others = beside.map(({ figure }) => figure);
    const problem = targetOverlap(overTimeOf.get(input.indicatorId)!, input, others);
    return problem ? [{ row, column: 'from', problem }] : [];
  });
};
