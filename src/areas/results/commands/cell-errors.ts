import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { cellReadings } from '../queries/cell-readings.ts';
import type { OutcomeResults } from '../queries/outcome-results.ts';
import { changedFacts } from '../queries/results-changes.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { type CellReading, cellOfFile } from '../rules/file-cells.ts';
import type { PlannedIndicatorInput, ResultsInput } from '../rules/results-input.ts';

/** How the cells of each indicator of a file are read, by its code; of a new one, by what the file says of it. */
export type FileReadings = (planned: PlannedIndicatorInput) => CellReading;

export const fileReadings = async (
  { tx, chain }: Writing,
  { outcomeId }: ResultsInput,
  { indicators }: OutcomeResults,
): Promise<FileReadings> => {
  const readings = await cellReadings(tx, chain, outcomeId);
  const byCode = new Map(indicators.map(({ id, code }) => [code, readings.get(id)]));
  return ({ code, axes = [] }) =>
    byCode.get(code) ?? { axes, formerAxes: axes.map(({ key }) => key), mapped: [] };
};

/**
 * A file of results with its targets and measurements in the cells of the definitions in force, so that one that is older than
 * a change of categories says the same as what stands. What stands in a category that is no more is said of it.
 */
export const inCellsInForce = (
  input: ResultsInput,
  standing: OutcomeResults,
  readings: FileReadings,
): ResultsInput => ({
  ...input,
  results: input.results.map((result) => ({
    ...result,
    indicators: result.indicators.map((planned) => {
      const reading = readings(planned);
      const id = standing.indicators.find(({ code }) => code === planned.code)?.id;
      const placed = <Fact extends Placed>(facts: readonly Fact[], stand: readonly Standing[]): Fact[] => {
        const places = new Set(stand.filter(({ indicatorId }) => indicatorId === id).map(placeOf));
        const stands = (fact: Fact) => (breakdown: Cell) => places.has(placeOf({ ...fact, breakdown }));
        return facts.map((fact) => ({
          ...fact,
          breakdown: cellOfFile(fact.breakdown, reading, stands(fact)) ?? fact.breakdown,
        }));
      };
      return {
        ...planned,
        targets: placed(planned.targets, standing.targets),
        measurements: placed(planned.measurements, standing.measurements),
      };
    }),
  })),
});

type Placed = { from: string; until: string; breakdown: Record<string, string> };
type Standing = { indicatorId: string; from: string; until: string; breakdown: unknown };

const placeOf = ({ from, until, breakdown }: Pick<Standing, 'from' | 'until' | 'breakdown'>): string =>
  `${from} ${until} ${keyOfCell(breakdown as Cell)}`;

/** New targets and measurements of categories that there are not or no more, by the path of their cell. */
export const cellErrors = (
  { results }: ResultsInput,
  standing: OutcomeResults,
  readings: FileReadings,
): FieldErrors => {
  const errors: FieldErrors = {};
  for (const [result, { indicators }] of results.entries())
    for (const [at, planned] of indicators.entries()) {
      const found = standing.indicators.find(({ code }) => code === planned.code);
      const changes = changedFacts(found?.id ?? '', planned, standing);
      for (const list of ['targets', 'measurements'] as const)
        for (const { fact, replacesId } of changes[list])
          if (replacesId === null && !cellOfFile(fact.breakdown, readings(planned))) {
            const nth = (planned[list] as readonly unknown[]).indexOf(fact);
            errors[`results.${result}.indicators.${at}.${list}.${nth}.breakdown`] = [
              { key: 'results.category-not-known' },
            ];
          }
    }
  return errors;
};
