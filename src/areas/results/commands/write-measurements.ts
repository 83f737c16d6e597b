import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { keyOfMeasurement, standingMeasurements } from '../queries/measurement-keys.ts';
import { partnerCountries } from '../queries/partner-countries.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { besideUndivided } from '../queries/undivided-beside.ts';
import { otherMeaning } from '../rules/asked-meanwhile.ts';
import { isOffered } from '../rules/breakdown-cells.ts';
import { brokenInPlaces } from '../rules/breakdown-sum.ts';
import { closedFor } from '../rules/closed-period.ts';
import { whyNotMeasured } from '../rules/measured.ts';
import { measuredCountry } from '../rules/measured-country.ts';
import { measuredValue } from '../rules/measured-value.ts';
import type { MeasurementInput } from '../rules/measurement-input.ts';
import { outsideProgramme } from '../rules/programme-days.ts';
import { partsRow, saidRow } from './define-indicator.ts';

export type WrittenMeasurement = { id: string; input: MeasurementInput };

/**
 * Inserts measurements under the definitions in force. A partner's figure for the same indicator, period and
 * breakdown that stands already is not a second fact but a correction: refused beside its field, as is a value that
 * cannot be meant, a part that is more than its whole, a period outside the programme, one whose window is locked (to a
 * partner also where it is closed or with the officer), and one that would count twice beside what was handed in without a country.
 */
export const writeMeasurements = async (
  writing: Writing,
  given: readonly MeasurementInput[],
): Promise<{ errors: FieldErrors[] } | { written: WrittenMeasurement[] }> => {
  const { tx, chain } = writing;
  const named = given.flatMap(({ country, partnershipId }) =>
    country && partnershipId ? [partnershipId] : [],
  );
  const works = await partnerCountries(tx, chain, named);
  const inputs = given.map((input) => ({ ...input, country: measuredCountry(input, works) ?? undefined }));
  const definitions = await definitionsOf(
    tx,
    chain,
    inputs.map(({ indicatorId }) => indicatorId),
  );
  const partnerships = await knownPartnerships(writing, inputs);
  const standing = await standingMeasurements(tx, chain, [...definitions.keys()]);
  const taken = new Set(standing.map(keyOfMeasurement));
  const windows = await coveringWindows(tx, chain, [...partnerships, null]);
  const isPartner = holds(writing.actor, 'partner_coordinator', 'partner_treasurer');
  const programmes = await programmeDays(
    tx,
    chain,
    [...definitions.values()].map(({ outcomeId }) => outcomeId),
  );
  const values = new Map<MeasurementInput, string | undefined>();
  const errors = inputs.map((input): FieldErrors => {
    const definition = definitions.get(input.indicatorId);
    if (!definition) return { indicatorId: [{ key: 'problem.not-known-here' }] };
    const unmeasured = whyNotMeasured(definition);
    if (unmeasured) return { value: [unmeasured] };
    const other = otherMeaning(input.meaning, definition);
    if (other) return { value: other };
    if (isGoneCell(input, definition)) return { breakdown: [{ key: 'results.cell-is-gone' }] };
    if (input.partnershipId && !partnerships.has(input.partnershipId))
      return { partnershipId: [{ key: 'problem.not-known-here' }] };
    const outside = outsideProgramme(input, programmes.get(definition.outcomeId)!);
    if (outside.from || outside.until) return outside;
    const key = keyOfMeasurement(input);
    if (taken.has(key)) return { from: [{ key: 'results.already-measured' }] };
    taken.add(key);
    const closed = closedFor(input, windows, { day: todayIn(), isPartner });
    if (closed) return { from: [closed] };
    const found = measuredValue(definition, input);
    if ('errors' in found) return found.errors;
    values.set(input, found.value);
    return {};
  });
  for (const at of await besideUndivided(tx, chain, inputs))
    if (Object.keys(errors[at]!).length === 0)
      errors[at] = {
        country: [{ key: 'results.undivided-stands', args: { country: inputs[at]!.country! } }],
      };
  if (errors.some((each) => Object.keys(each).length > 0)) return { errors };
  const written = inputs.map((input) => {
    const { meaning: _, ...said } = input;
    return { id: input.id ?? newId(), input: { ...said, value: values.get(input) } };
  });
  const byIndicator = Map.groupBy(
    written.map(({ input }) => input),
    ({ indicatorId }) => indicatorId,
  );
  const standingOf = Map.groupBy(standing, ({ indicatorId }) => indicatorId);
  const broken = new Map<MeasurementInput, FieldErrors>(
    [...byIndicator].flatMap(([id, figures]) => {
      const stands = standingOf.get(id) ?? [];
      return brokenInPlaces(definitions.get(id)!, figures, stands, stands).map(
        ([figure, field, problem]): [MeasurementInput, FieldErrors] => [figure, { [field]: [problem] }],
      );
    }),
  );
  if (broken.size > 0) return { errors: written.map(({ input }): FieldErrors => broken.get(input) ?? {}) };
  const rows = written.map(({ id, input }) => rowOf(writing, id, input, definitions.get(input.indicatorId)!));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('measurements')
      .values(rows.slice(at, at + 1000))
      .execute();
  return { written };
};

/** A form offers the cells of the definition that it showed; one that is no more was renamed, merged, split or dropped since. */
const isGoneCell = ({ meaning, breakdown }: MeasurementInput, definition: IndicatorDefinition): boolean =>
  meaning !== undefined && Object.keys(breakdown).length > 0 && !isOffered(definition, breakdown);

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

/** Those of the partnerships named that exist in the institute. */
export const knownPartnerships = async (
  { tx, chain }: Writing,
  inputs: readonly Pick<MeasurementInput, 'partnershipId'>[],
): Promise<ReadonlySet<string>> => {
  const wanted = [...new Set(inputs.flatMap(({ partnershipId }) => partnershipId ?? []))];
  if (wanted.length === 0) return new Set();
  const rows = await tx
    .selectFrom('partnerships')
    .select('id')
    .where('institute_id', '=', chain)
    .where('id', 'in', wanted)
    .execute();
  return new Set(rows.map(({ id }) => id));
};
