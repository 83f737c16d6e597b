import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { correctMeasurement } from '../../results/commands/correct-measurement.ts';
import { recordMeasurements } from '../../results/commands/record-measurements.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { measurementsACall } from '../../results/rules/measurement-input.ts';
import { planFigureSheet } from '../queries/figure-plan.ts';
import { correctionsInOrder, targetsInOrder } from '../rules/figure-sums.ts';
import type { MatchedFigure } from '../rules/match-figures.ts';
import type { SheetImportInput } from '../rules/sheet-input.ts';
import type { FigureKind } from '../rules/sheet-kinds.ts';
import { toldOf } from './import-budget.ts';
import type { Imported } from './import-sheet.ts';
import type { SheetRow } from './keep-sheet-rows.ts';

/** Writes what a file of baselines, targets or measurements comes to, through the commands that set and correct them one by one. */
export const importFigures =
  (kind: FigureKind) =>
  async (
    writing: Writing,
    programme: ProgrammeRow,
    input: SheetImportInput,
    reason: string,
  ): Promise<Imported> => {
    const { tx, chain, actor } = writing;
    const asked = { kind, programme, actor, columns: input.columns, rows: input.figures };
    const { matched, problems } = await planFigureSheet(tx, chain, asked);
    if (problems.length > 0) return { problems };
    const written = matched.filter(({ becomes }) => becomes !== 'unchanged');
    const rows = await writers[kind](writing, written, reason);
    return { rows, ...toldOf(matched) };
  };

const keptRow = (figure: MatchedFigure, subjectId: string, writtenId: string): SheetRow => ({
  partnershipId: figure.input.partnershipId ?? null,
  sheetRow: figure.row,
  key: figure.key,
  subjectId,
  writtenId,
  replacedId: figure.standing?.id ?? null,
  said: figure.input,
});

const writeBaselines = async (
  writing: Writing,
  figures: readonly MatchedFigure[],
  reason: string,
): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for (const figure of figures) {
    const { indicatorId, from, breakdown, value, text, comment } = figure.input;
    const said = { indicatorId, year: Number(from.slice(0, 4)), breakdown, value, text, comment };
    const version = figure.standing?.entryNo;
    const { value: written } = await within(writing, setBaseline, { ...said, reason, version });
    rows.push(keptRow(figure, indicatorId, written.id));
  }
  return rows;
};

const writeTargets = async (
  writing: Writing,
  figures: readonly MatchedFigure[],
  reason: string,
): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for (const figure of targetsInOrder(figures)) {
    const {
      partnershipId: _,
      country: _____,
      provenance: __,
      numerator: ___,
      denominator: ____,
      ...target
    } = figure.input;
    const { value } = await within(writing, setTarget, { id: newId(), ...target, reason });
    rows.push(keptRow(figure, figure.input.indicatorId, value.id));
  }
  return rows.sort((a, b) => a.sheetRow - b.sheetRow);
};

const writeMeasured = async (
  writing: Writing,
  figures: readonly MatchedFigure[],
  reason: string,
): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  const correct = async (figure: MatchedFigure): Promise<void> => {
    const { standing, input } = figure;
    if (!standing?.measurementId) return;
    const { indicatorId: _, partnershipId: __, ...said } = input;
    const breakdown = standing.measuredCell ?? said.breakdown;
    const correction = { id: standing.measurementId, version: standing.entryNo, reason, ...said, breakdown };
    const { value } = await within(writing, correctMeasurement, correction);
    rows.push(keptRow(figure, standing.measurementId, value.rowId));
  };
  const { before, after } = correctionsInOrder(figures);
  for (const figure of before) await correct(figure);
  const created = figures.filter(({ standing }) => !standing);
  if (created.length > 0) {
    const measurements = created.map(({ input }) => ({ id: newId(), ...input }));
    for (let at = 0; at < measurements.length; at += measurementsACall)
      await within(writing, recordMeasurements, {
        measurements: measurements.slice(at, at + measurementsACall),
      });
    for (const [at, { id }] of measurements.entries()) rows.push(keptRow(created[at]!, id, id));
  }
  for (const figure of after) await correct(figure);
  return rows.sort((a, b) => a.sheetRow - b.sheetRow);
};

const writers = { baselines: writeBaselines, targets: writeTargets, measurements: writeMeasured };
