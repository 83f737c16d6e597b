import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { MeasurementInput } from '../rules/measurement-input.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { judgeMeasurements } from './judge-measurements.ts';

export type WrittenMeasurement = { id: string; input: MeasurementInput };

/**
 * Inserts measurements under the definitions in force, or says what is wrong with each of them (`judgeMeasurements`): then nothing is
 * written.
 */
export const writeMeasurements = async (
  writing: Writing,
  given: readonly MeasurementInput[],
): Promise<{ errors: FieldErrors[] } | { written: WrittenMeasurement[] }> => {
  const { errors, inputs, definitions } = await judgeMeasurements(writing, given);
  if (errors.some((each) => Object.keys(each).length > 0)) return { errors };
  const written = inputs.map(({ meaning: _, ...input }) => ({ id: input.id ?? newId(), input }));
  const rows = written.map(({ id, input }) => rowOf(writing, id, input, definitions.get(input.indicatorId)!));
  for (let at = 0; at < rows.length; at += 1000)
    await writing.tx
      .insertInto('measurements')
      .values(rows.slice(at, at + 1000))
      .execute();
  return { written };
};

const rowOf = (writing: Writing, id: string, input: MeasurementInput, definition: IndicatorDefinition) => ({
  institute_id: writing.chain,
  entry_no: writing.entryNo,
  id,
  measurement_id: id,
  indicator_id: input.indicatorId,
  indicator_version_id: definition.versionId,
  outcome_id: definition.outcomeId,
  partnership_id: input.partnershipId ?? null,
  from_on: input.from,
  until_on: input.until,
  ...saidRow(input),
  ...partsRow(input),
  breakdown: canonicalJson(input.breakdown),
  country: input.country ?? null,
  provenance: input.provenance,
  entered_on_behalf: input.onBehalf?.source ?? null,
});
